import type { RunningMail } from '@/emulators/mail/start-mail';
import { change } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import { operatorSees, placeOrder, readOrder, untilLogged } from '../world/shop';

/** The letters to one address, once there are so many. */
async function lettersTo(mail: RunningMail, address: string, count: number) {
  const letters = () => mail.mailbox.letters.filter(({ to }) => to.includes(address));
  await expect(() => expect(letters()).toHaveLength(count)).toPass();
  return letters();
}

test('Who closes the tab has number and sum in a letter, and later the reading with its PDF', async ({
  shop,
  prodamus,
  mail,
}) => {
  const email = 'closed-the-tab@example.ru';
  const order = await placeOrder(shop, { email, name: 'Анна' });
  const [ordered] = await lettersTo(mail, email, 1);
  expect(ordered?.text.replace(/\s/g, '')).toContain(`Номерзаказа:${order.orderNumber}`);
  expect(ordered?.text).toContain('990 ₽');
  expect(ordered?.text).toContain(order.orderUrl);

  await prodamus.pay(order.orderNumber);
  const [, paid] = await lettersTo(mail, email, 2);
  const readingUrl = /http\S+\/reading\/\S+/.exec(paid?.text ?? '')?.[0] ?? '';
  expect(await (await fetch(readingUrl)).text()).toContain('Главное в');
  const [pdf] = paid?.attachments ?? [];
  expect(pdf).toMatchObject({ name: `chakra-${order.orderNumber}.pdf`, type: 'application/pdf' });
  expect(pdf?.bytes.equals(await pdfOf(readingUrl))).toBe(true);
});

async function pdfOf(readingUrl: string): Promise<Buffer> {
  return Buffer.from(await (await fetch(`${readingUrl}/pdf`)).arrayBuffer());
}

test('While the mail server is down nothing is lost, and the operator sees it', async ({
  shop,
  prodamus,
  mail,
}) => {
  const email = 'mail-is-down@example.ru';
  mail.mailbox.faults = { connect: 421 };
  const order = await placeOrder(shop, { email });
  await prodamus.pay(order.orderNumber);
  expect((await readOrder(shop, order)).readingUrl).not.toBeNull();
  await untilLogged(shop, order.orderNumber, 'reading_by_mail', 'will be tried again');
  await expect(async () => {
    expect(await operatorSees(shop)).toMatch(/письмо с разбором {2}отправим ещё раз/);
  }).toPass();

  mail.mailbox.faults = {};
  const letters = await lettersTo(mail, email, 1);
  expect(letters.map(({ subject }) => subject)).toEqual(['Карта чакр готова']);
});

test('An address that does not exist is reported to the operator, and no log names it', async ({
  shop,
  mail,
}) => {
  const email = 'canary-of-mail@example.ru';
  mail.mailbox.faults = { rcpt: 550 };
  const { orderNumber } = await placeOrder(shop, { email });
  await untilLogged(shop, orderNumber, 'is not delivered');
  await expect(async () => {
    expect(await operatorSees(shop)).toContain('такого адреса нет');
  }).toPass();
  expect(shop.program.output()).toContain('a message is not delivered');
  expect(shop.program.output()).not.toContain(email);
});

test('A letter goes to exactly the address that was typed, the domain in small letters', async ({
  shop,
  prodamus,
  mail,
}) => {
  const typed = `O'Brien+cards_${Date.now()}@Example.RU`;
  const address = typed.replace('Example.RU', 'example.ru');
  const order = await placeOrder(shop, { email: ` \ufeff${typed}\u200b ` });
  await prodamus.pay(order.orderNumber);
  const letters = await lettersTo(mail, address, 2);
  expect(letters.map(({ recipients }) => recipients)).toEqual([[address], [address]]);
  const links = (await prodamus.links()) as unknown as { email: string | null }[];
  expect(links.map(({ email }) => email)).toContain(address);
});

test('An order of before whose address is a list or a comment writes to nobody, and says so', async ({
  shop,
  prodamus,
  mail,
}) => {
  const victim = `victim-${Date.now()}@example.ru`;
  const addresses = [`anna,${victim}`, `anna@example.ru;${victim}`, `Anna <${victim}>`];
  for (const email of addresses) {
    const { orderNumber } = await placeOrder(shop);
    change(shop.databaseFile, 'update orders set email = ? where number = ?', email, orderNumber);
    await prodamus.pay(orderNumber);
    await untilLogged(shop, orderNumber, 'reading_by_mail', 'is not delivered');
  }
  await expect(async () => {
    const reasons = (await operatorSees(shop)).match(/адрес почты в заказе записан с ошибкой/g);
    expect(reasons).toHaveLength(addresses.length);
  }).toPass();
  expect(mail.mailbox.letters.filter(({ recipients }) => recipients.includes(victim))).toEqual([]);
});
