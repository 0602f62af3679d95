import Database from 'better-sqlite3';
import { ask } from '../world/admin-database';
import { canHaveDisks, smallDisk } from '../world/disk';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { type Prodamus, startProdamus } from '../world/prodamus';
import { freshDatabaseFile, launchShop, placeOrder, readOrder, untilReady } from '../world/shop';
import { wrongClock } from '../world/wrong-clock';

/** A payment emulator and the address of a shop that the test starts itself. */
async function surroundings() {
  const port = await freePort();
  const prodamus = await startProdamus(await freePort(), `http://127.0.0.1:${port}`);
  return { port, prodamus };
}

const statusesOf = async (prodamus: Prodamus, orderNumber: string) =>
  (await prodamus.payments(orderNumber)).flatMap(({ deliveries }) =>
    deliveries.map(({ status }) => status),
  );

test.describe('On a disk of its own', () => {
  test.skip(!canHaveDisks(), 'this machine lets no program have a disk of its own');

  test('While the disk is full no payment event gets 200, and with room again all is made good', async ({
    mail,
  }) => {
    const { port, prodamus } = await surroundings();
    const disk = smallDisk(16);
    const settings = {
      DATABASE_URL: `file:${disk.folder}/shop.sqlite`,
      SMTP_URL: mail.smtpUrl,
      MAIL_FROM: 'Анна <shop@example.ru>',
      LOG_LEVEL: 'silent',
    };
    const shop = launchShop(port, prodamus.url, settings, { start: disk.start });
    await untilReady(shop);
    const order = await placeOrder(shop, { email: 'full@example.ru' });
    disk.fill();

    await prodamus.pay(order.orderNumber);
    await expect
      .poll(async () => (await statusesOf(prodamus, order.orderNumber)).length)
      .toBeGreaterThan(4);
    expect(new Set(await statusesOf(prodamus, order.orderNumber))).toEqual(new Set([500]));
    await expect(placeOrder(shop)).rejects.toThrow('500');
    expect((await readOrder(shop, order)).state).toBe('awaiting_payment');

    disk.free();
    await expect.poll(async () => (await readOrder(shop, order)).state).toBe('paid');
    expect((await statusesOf(prodamus, order.orderNumber)).at(-1)).toBe(200);
    await placeOrder(shop);
    const subjects = () =>
      mail.mailbox.letters.filter(({ to }) => to === 'full@example.ru').map((one) => one.subject);
    await expect.poll(subjects, { timeout: 60_000 }).toContain('Карта чакр готова');
    await shop.stop();
    await prodamus.stop();
  });

  test('A database on a disk that takes no writes ends the start, and says which', async () => {
    const { port, prodamus } = await surroundings();
    const disk = smallDisk(16, 'mount -o remount,ro "$(dirname "$DATABASE")"');
    const file = `${disk.folder}/shop.sqlite`;
    const settings = { DATABASE_URL: `file:${file}`, DATABASE: file };
    const { program } = launchShop(port, prodamus.url, settings, { start: disk.start });
    expect(await program.ended()).toBe(1);
    expect(program.output()).toContain(`Магазин не запустился, база ${file}`);
    await prodamus.stop();
  });
});

test('While another process holds the database a payment event gets 503, and its repeat pays', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  const other = new Database(shop.databaseFile);
  other.exec('begin immediate');
  const { deliveries } = await prodamus.pay(order.orderNumber);
  expect(deliveries.map(({ status }) => status)).toEqual([503]);
  other.exec('rollback');
  other.close();
  await expect.poll(async () => (await readOrder(shop, order)).state).toBe('paid');
});

test('A payment event that cannot be applied is kept and told of, harms no other, and is applied by itself later', async ({
  shop,
  prodamus,
}) => {
  const [broken, ...others] = await Promise.all(Array.from({ length: 8 }, () => placeOrder(shop)));
  if (!broken) throw new Error('no order');
  const other = new Database(shop.databaseFile);
  other.exec(`create trigger broken_on_purpose before insert on readings
    when new.order_id = (select id from orders where number = '${broken.orderNumber}')
    begin select raise(abort, 'broken on purpose'); end`);
  const paid = await Promise.all(
    [broken, ...others].map(({ orderNumber }) => prodamus.pay(orderNumber)),
  );
  const statuses = paid.flatMap(({ deliveries }) => deliveries.map(({ status }) => status));
  expect(statuses).toEqual(statuses.map(() => 200));
  for (const order of others) expect((await readOrder(shop, order)).state).toBe('paid');
  expect((await readOrder(shop, broken)).state).toBe('awaiting_payment');
  expect(shop.program.output()).toContain('a payment event is pending');

  other.exec('drop trigger broken_on_purpose');
  other.close();
  const stateOfIt = async () => (await readOrder(shop, broken)).state;
  await expect.poll(stateOfIt, { timeout: 100_000 }).toBe('paid');
  expect(shop.program.output()).toContain('a kept payment event is applied at last');
});

const FACTS = `select count(*) from payment_facts join orders on orders.id = order_id
  where number = ?`;
const PLACED = 'select created_at from orders where number = ?';
const DAY_MS = 86_400_000;

test('A clock that is a day wrong, either way, pays orders and doubles nothing', async ({
  mail,
}) => {
  test.setTimeout(600_000);
  const startWrongBy = wrongClock();
  test.skip(!startWrongBy, 'this machine has no faketime');
  if (!startWrongBy) return;
  const { port, prodamus } = await surroundings();
  const databaseFile = freshDatabaseFile();
  const settings = {
    DATABASE_URL: `file:${databaseFile}`,
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'Анна <shop@example.ru>',
  };
  const unpaid: Awaited<ReturnType<typeof placeOrder>>[] = [];
  for (const days of [0, -1, 1, 0]) {
    const shop = launchShop(port, prodamus.url, settings, { start: startWrongBy(days) });
    await untilReady(shop);
    const email = `clock-${days}-${unpaid.length}@example.ru`;
    const order = await placeOrder(shop, { email });
    const [placedAt] = ask(databaseFile, PLACED, order.orderNumber);
    expect((Number(placedAt) - Date.now()) / DAY_MS).toBeCloseTo(days, 1);
    // An order of the clock before, which may lie in the future now, and one of this clock.
    for (const due of [unpaid.at(-1), order]) {
      if (!due) continue;
      const { deliveries } = await prodamus.pay(due.orderNumber);
      expect(deliveries.map(({ status }) => status)).toEqual([200]);
      expect((await readOrder(shop, due)).reading).not.toBeNull();
      const { deliveries: again } = await prodamus.resend(due.orderNumber);
      expect(again.map(({ status }) => status)).toEqual([200]);
      expect(ask(databaseFile, FACTS, due.orderNumber)).toEqual([1]);
    }
    const letters = () => mail.mailbox.letters.filter(({ to }) => to === email);
    await expect
      .poll(() => letters().map(({ subject }) => subject), { timeout: 100_000 })
      .toContain('Карта чакр готова');
    const ready = letters().filter(({ subject }) => subject === 'Карта чакр готова');
    expect(ready).toHaveLength(1);
    unpaid.push(await placeOrder(shop));
    await shop.stop();
  }
  await prodamus.stop();
});

test('A shop that is stopped in a burst of payment events has done what it answered, and the rest later', async () => {
  test.setTimeout(600_000);
  const { port, prodamus } = await surroundings();
  const settings = { DATABASE_URL: `file:${freshDatabaseFile()}` };
  const first = launchShop(port, prodamus.url, settings);
  await untilReady(first);
  const orders = await Promise.all(Array.from({ length: 60 }, () => placeOrder(first)));
  await prodamus.faults({ duplicates: 2 });
  const paying = orders.map(({ orderNumber }) => prodamus.pay(orderNumber));
  await Promise.race(paying);
  first.program.signal('SIGTERM');
  await first.program.ended();

  const answered = (await prodamus.payments()).filter(({ deliveries }) =>
    deliveries.some(({ status }) => status === 200),
  );
  expect(answered.length).toBeGreaterThan(0);
  const kept = new Database(first.databaseFile, { readonly: true });
  const paid = kept.prepare('select number from orders where paid_at is not null').pluck().all();
  kept.close();
  for (const { orderNumber } of answered) expect(paid).toContain(orderNumber);

  const second = launchShop(port, prodamus.url, settings);
  await untilReady(second);
  await Promise.all(paying);
  for (const order of orders) {
    await expect.poll(async () => (await readOrder(second, order)).state).toBe('paid');
  }
  await second.stop();
  await prodamus.stop();
});
