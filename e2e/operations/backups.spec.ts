import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { SERVER, SERVER_FLAGS } from '@/server/build/ensure-built';
import {
  aFolder,
  aShop,
  backUp,
  copiesIn,
  destroy,
  MAILBOX,
  restore,
  SELLER,
} from '../world/backup-shop';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { startProgram } from '../world/program';
import { type PlacedOrder, placeOrder, readOrder, type Shop } from '../world/shop';
import type { Telegram } from '../world/telegram';

// Every test here starts shops of its own.
test.describe.configure({ timeout: 360_000 });

async function orderAs(shop: Shop, telegram: Telegram, userId: number): Promise<PlacedOrder> {
  const response = await fetch(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `tma ${await telegram.initData(userId)}`,
    },
    body: JSON.stringify({ birthDate: '1988-11-03', consent: true, email: 'anna@example.ru' }),
  });
  return (await response.json()) as PlacedOrder;
}

test('Who loses the database restores a copy: orders and readings are there, and no message comes twice', async () => {
  const { shop, prodamus, mail, telegram, restart, stop } = await aShop();
  const folder = aFolder();
  const buyer = await telegram.user({ started: true });
  const paid = await orderAs(shop, telegram, buyer);
  await prodamus.pay(paid.orderNumber);
  const ofBot = async () => (await telegram.chat(buyer)).filter(({ from }) => from === 'bot');
  await expect(async () => expect(await ofBot()).toHaveLength(3)).toPass();
  await expect(async () => expect(mail.mailbox.letters).toHaveLength(2)).toPass();
  const { readingUrl } = await readOrder(shop, paid);

  // The second order's letter is still queued when the copy is made, and sent after that.
  mail.mailbox.faults = { connect: 421 };
  const second = await placeOrder(shop, { email: 'late@example.ru' });
  const copied = await backUp(shop, folder);
  expect(copied).toMatchObject({ code: 0, said: expect.stringContaining('сделана и проверена') });
  mail.mailbox.faults = {};
  await expect(async () => expect(mail.mailbox.letters).toHaveLength(3)).toPass();
  await shop.stop();
  destroy(shop);

  const [copy] = copiesIn(folder);
  const file = path.join(folder, copy ?? '');
  expect(await restore(shop, file)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/заказов 2.*\n.*её нет.*\n[\s\S]*Ничего не изменено/),
  });
  expect(existsSync(shop.databaseFile)).toBe(false);
  const restored = await restore(shop, file, '--replace');
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('отложено: 1') });

  const risen = await restart();
  expect((await readOrder(risen, paid)).state).toBe('paid');
  expect((await readOrder(risen, second)).state).toBe('awaiting_payment');
  expect(await (await fetch(readingUrl ?? '')).text()).toContain('Главное в');
  await placeOrder(risen, { email: 'after@example.ru' });
  await expect(async () => expect(mail.mailbox.letters).toHaveLength(4)).toPass();
  const lettersTo = (to: string) => mail.mailbox.letters.filter((one) => one.to.includes(to));
  expect(lettersTo('late@example.ru')).toHaveLength(1);
  expect(await ofBot()).toHaveLength(3);

  await stop();
});

test('A copy that was cut or changed is refused in plain words, and the database stays', async () => {
  const { shop, stop } = await aShop();
  const folder = aFolder();
  await placeOrder(shop);
  await backUp(shop, folder);
  const bytes = readFileSync(path.join(folder, copiesIn(folder)[0] ?? ''));
  const flipped = Buffer.from(bytes);
  const middle = Math.floor(bytes.length / 2);
  flipped.writeUInt8(flipped.readUInt8(middle) ^ 1, middle);
  const broken = {
    cut: bytes.subarray(0, bytes.length - 100),
    empty: Buffer.alloc(0),
    flipped,
    'no-copy': Buffer.from('hello'),
  };
  // A running shop moves its write-ahead log into the file by itself.
  await shop.stop();
  const before = readFileSync(shop.databaseFile);
  for (const [name, content] of Object.entries(broken)) {
    const file = path.join(folder, `${name}.sqlite.gz`);
    writeFileSync(file, content);
    expect(await restore(shop, file, '--replace'), name).toMatchObject({
      code: 1,
      said: expect.stringContaining('Копия повреждена или обрезана'),
    });
  }
  expect(readFileSync(shop.databaseFile).equals(before)).toBe(true);
  await stop();
});

test('While the shop runs nothing is restored, and no second shop starts on its database', async ({
  shop,
}) => {
  const folder = aFolder();
  const order = await placeOrder(shop);
  await backUp(shop, folder);
  const file = path.join(folder, copiesIn(folder)[0] ?? '');
  expect(await restore(shop, file, '--replace')).toMatchObject({
    code: 1,
    said: expect.stringContaining('Остановите его'),
  });
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
  const port = String(await freePort());
  const settings = { PORT: port, DATABASE_URL: `file:${shop.databaseFile}` };
  const second = startProgram([...SERVER_FLAGS, SERVER], settings);
  expect(await second.ended()).toBe(1);
  expect(second.output()).toContain('уже работает');
  // The process to stop: the one that has the database, even when what had started it is gone.
  if (process.platform === 'linux') expect(second.output()).toContain(`kill ${shop.program.pid}`);
});

test('A copy that is made while payment events come has whole orders only', async ({
  shop,
  prodamus,
}) => {
  const folder = aFolder();
  const paid: PlacedOrder[] = [];
  let isCopying = true;
  const buyOn = async () => {
    while (isCopying) {
      const order = await placeOrder(shop);
      await prodamus.pay(order.orderNumber);
      paid.push(order);
    }
  };
  const buyers = [buyOn(), buyOn(), buyOn()];
  await expect(() => expect(paid).not.toEqual([])).toPass();
  const copied = await backUp(shop, folder);
  isCopying = false;
  await Promise.all(buyers);
  expect(copied.code, copied.said).toBe(0);
  const unpacked = path.join(folder, 'copy.sqlite');
  writeFileSync(unpacked, gunzipSync(readFileSync(path.join(folder, copiesIn(folder)[0] ?? ''))));
  const client = new Database(unpacked, { readonly: true });
  const count = (what: string) => client.prepare(`select count(*) from ${what}`).pluck().get();
  const paidOrders = count('orders where paid_at is not null');
  expect(paidOrders).toBeGreaterThan(0);
  expect(count('readings')).toBe(paidOrders);
  expect(count("payment_facts where kind = 'paid'")).toBe(paidOrders);
  client.close();
  for (const order of paid) expect((await readOrder(shop, order)).state).toBe('paid');
});

test('A folder that cannot be written to alerts the seller once, in the chat and by mail, until it is over', async () => {
  const blocked = path.join(aFolder(), 'a-file');
  writeFileSync(blocked, '');
  const folder = path.join(blocked, 'copies');
  const settings = { BACKUP_DIR: folder, LOG_LEVEL: 'info' };
  const { shop, telegram, mail, stop } = await aShop(settings);
  const alerts = async () =>
    (await telegram.chat(SELLER)).filter(({ text }) => text.includes('копии базы нет'));
  await expect(async () => expect(await alerts()).toHaveLength(1)).toPass();
  await expect(() => expect(mail.mailbox.letters).toHaveLength(1)).toPass();
  expect(mail.mailbox.letters[0]).toMatchObject({ to: MAILBOX, subject: 'Свежей копии базы нет' });

  const failed = await backUp(shop, folder);
  expect(failed).toMatchObject({ code: 1, said: expect.stringContaining('нельзя писать') });
  rmSync(blocked);
  expect((await backUp(shop, folder)).code).toBe(0);
  await shop.program.says('what the seller was alerted of is over');
  expect(await alerts()).toHaveLength(1);
  expect(mail.mailbox.letters).toHaveLength(1);
  await stop();
});
