import { ask } from '../world/admin-database';
import { placeOrder } from '../world/shop';
import { expect, test } from '../world/telegram-fixtures';
import { startWorld } from '../world/world';

const LIMITS = {
  TRUSTED_PROXY: '127.0.0.1',
  RATE_UNPAID_PER_RECIPIENT_PER_DAY: '5',
  RATE_UNPAID_PER_ADDRESS_PER_HOUR: '20',
  RATE_UNPAID_PER_HOUR: '30',
};

test('Unpaid orders send so many letters to one mailbox, from one address and in all; paid ones all', async () => {
  // Anybody could have the shop write to anybody, as often as they liked.
  const { shop, prodamus, mail, stop } = await startWorld({ settings: LIMITS });
  const place = async (email: string, address: string) => {
    const response = await fetch(`${shop.url}/generate_pay_url`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
      body: JSON.stringify({ birthDate: '1998-07-13', consent: true, email }),
    });
    expect(response.status).toBe(201);
    return (await response.json()) as { orderNumber: string; url: string; orderUrl: string };
  };
  const outcomes = () =>
    ask(shop.databaseFile, "select outcome || ' ' || count(*) from notifications group by outcome");
  const spellings = [
    'an.na@example.ru',
    'ANNA@Example.RU',
    'anna+sale@example.ru',
    'a-nna@example.ru',
  ];
  let last = await place('anna@example.ru', '203.0.113.1');
  for (let n = 0; n < 12; n += 1) {
    last = await place(spellings[n % 4] ?? '', `203.0.113.${10 + n}`);
  }
  await expect.poll(outcomes).toEqual(['capped 8', 'sent 5']);
  for (let n = 0; n < 22; n += 1) await place(`stranger-${n}@example.ru`, '203.0.113.99');
  await expect.poll(outcomes).toEqual(['capped 10', 'sent 25']);
  for (let n = 0; n < 7; n += 1) await place(`other-${n}@example.ru`, `198.51.100.${n}`);
  await expect.poll(outcomes).toEqual(['capped 12', 'sent 30']);

  expect(await (await fetch(last.orderUrl)).text()).toContain('990');
  await prodamus.pay(last.orderNumber);
  const readings = () => mail.mailbox.letters.filter(({ attachments }) => attachments.length > 0);
  await expect.poll(() => readings().length).toBe(1);
  await stop();
});

test('What is paid for leaves, and the bot answers, while strangers keep mail and chats waiting', async ({
  shop,
  prodamus,
  mail,
  telegram,
}) => {
  // One lane for all: a stranger delayed everybody’s readings by minutes.
  mail.mailbox.faults = { hang: 'stranger' };
  for (let n = 0; n < 30; n += 1) await placeOrder(shop, { email: `stranger-${n}@example.ru` });
  const foreign = [await telegram.user(), await telegram.user(), await telegram.user()];
  for (const chatId of foreign) {
    await telegram.faults({ method: '*', chatId, status: 429, retryAfter: 3_600 });
    for (let n = 0; n < 5; n += 1) await orderInTelegram(shop.url, await telegram.initData(chatId));
    await telegram.say(chatId, '/help');
  }

  const buyer = await telegram.user();
  const inChat = await orderInTelegram(shop.url, await telegram.initData(buyer));
  const byMail = await placeOrder(shop, { email: 'honest@example.ru' });
  for (const order of [inChat, byMail]) await prodamus.pay(order.orderNumber);
  await telegram.say(buyer, '/id');
  const chat = async () => JSON.stringify(await telegram.chat(buyer));
  await expect.poll(chat).toContain('Карта чакр готова');
  await expect.poll(chat).toContain('.pdf');
  await expect.poll(chat).toContain(`<code>${buyer}</code>`.replace(/<.?code>/g, ''));
  const toHonest = () => mail.mailbox.letters.filter(({ to }) => to.includes('honest'));
  await expect.poll(() => toHonest().map(({ subject }) => subject)).toContain('Карта чакр готова');
  expect(mail.mailbox.letters.filter(({ to }) => to.includes('stranger'))).toEqual([]);
});

async function orderInTelegram(shopUrl: string, initData: string) {
  const response = await fetch(`${shopUrl}/generate_pay_url`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `tma ${initData}` },
    body: JSON.stringify({ birthDate: '1988-11-03', consent: true }),
  });
  if (response.status !== 201) throw new Error(await response.text());
  return (await response.json()) as { orderNumber: string };
}

/** A shop with a bot and a chat of its seller, and buyers that ask it for erasure. */
async function shopWithBot(seller: number) {
  const settings = { SELLER_TELEGRAM_IDS: String(seller) };
  const wanted = { bot: true, mail: false, people: [seller], settings };
  const { shop, telegram, stop } = await startWorld(wanted);
  const asked = () =>
    ask(shop.databaseFile, "select count(*) from audit_log where act = 'erasure_asked'")[0];
  const orderAndAsk = async (buyer: number, orders = 1) => {
    const before = Number(asked());
    const questions = async () =>
      (await telegram.chat(buyer)).filter(({ buttons }) =>
        JSON.stringify(buttons).includes('Да, удалить'),
      ).length;
    for (let n = 0; n < orders; n += 1)
      await orderInTelegram(shop.url, await telegram.initData(buyer));
    await telegram.say(buyer, '/delete_my_data');
    await expect.poll(questions).toBe(1);
    await telegram.press(buyer, 'Да, удалить');
    await expect.poll(questions).toBe(0);
    await expect.poll(asked).toBe(before + orders);
  };
  return { shop, telegram, asked, orderAndAsk, stop };
}

test('A buyer who asks for several orders to be erased is reported to the seller once', async () => {
  const seller = 900_200;
  const { shop, telegram, asked, orderAndAsk, stop } = await shopWithBot(seller);
  await orderAndAsk(await telegram.user({ started: true }), 4);
  const saidTo = async (userId: number) => JSON.stringify(await telegram.chat(userId));
  await expect.poll(() => saidTo(seller)).toContain('просит удалить данные');
  await expect
    .poll(() => ask(shop.databaseFile, 'select count(*) from notifications where outcome is null'))
    .toEqual([0]);

  expect(await telegram.chat(seller)).toHaveLength(1);
  expect(asked()).toBe(4);
  await stop();
});

test('However many ask for erasure, the seller is written to once a day of each, ten times an hour in all', async () => {
  test.slow();
  const seller = 900_201;
  const { shop, telegram, asked, orderAndAsk, stop } = await shopWithBot(seller);
  const news = () =>
    ask(
      shop.databaseFile,
      "select outcome || ' ' || count(*) from notifications where kind = 'erasure_to_seller' group by outcome",
    );
  const first = await telegram.user({ started: true });
  for (let n = 0; n < 3; n += 1) await orderAndAsk(first);
  await expect.poll(news).toEqual(['capped 2', 'sent 1']);

  for (let n = 0; n < 10; n += 1) await orderAndAsk(await telegram.user({ started: true }));
  await expect.poll(news).toEqual(['capped 3', 'sent 10']);
  expect(await telegram.chat(seller)).toHaveLength(10);
  expect(asked()).toBe(13);
  await stop();
});
