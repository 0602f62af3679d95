import Database from 'better-sqlite3';
import { expect, test } from './fixtures';
import { freePort } from './free-port';
import { type Prodamus, startProdamus } from './prodamus';
import {
  operatorSees,
  type PlacedOrder,
  placeOrder,
  readOrder,
  type Shop,
  startShop,
} from './shop';

// What the shop does with each fault that a payment provider is known for and the other specs of
// notices leave out: other keys and headers, repetition, another order, lost answers.

/** What became of every notice of an order, in the order they came, and how many readings it has. */
function kept(shop: Shop, { orderNumber }: PlacedOrder) {
  const db = new Database(shop.databaseFile, { readonly: true });
  const notices = 'select outcome from payment_notices where order_number = ? order by id';
  const outcomes = db.prepare(notices).pluck().all(orderNumber);
  const owned = (table: string) =>
    db
      .prepare(
        `select count(*) from ${table} t join orders o on o.id = t.order_id where number = ?`,
      )
      .pluck()
      .get(orderNumber);
  const once = { readings: owned('readings'), facts: owned('payment_facts') };
  db.close();
  return { outcomes, ...once };
}

async function resendNewestFirst({ url }: Prodamus, { orderNumber }: PlacedOrder) {
  const body = JSON.stringify({ orderNumber, newestFirst: true });
  const answer = await fetch(`${url}/control/resend`, { method: 'POST', body });
  expect(answer.status).toBe(200);
}

test('A notice that comes ten times at once pays once', async ({ shop, prodamus }) => {
  await prodamus.faults({ duplicates: 9 });
  const order = await placeOrder(shop);
  const { deliveries } = await prodamus.pay(order.orderNumber);
  expect(deliveries.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(kept(shop, order)).toEqual({
    outcomes: ['paid', ...Array(9).fill('duplicate')],
    readings: 1,
    facts: 1,
  });
});

test('A notice whose answer was lost is sent again and pays once', async ({ shop, prodamus }) => {
  await prodamus.faults({ loseAnswer: true });
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  await prodamus.faults({ loseAnswer: null });
  await expect.poll(() => kept(shop, order).outcomes.length).toBeGreaterThan(1);
  const { outcomes, readings, facts } = kept(shop, order);
  expect([outcomes[0], new Set(outcomes.slice(1))]).toEqual(['paid', new Set(['duplicate'])]);
  expect({ readings, facts }).toEqual({ readings: 1, facts: 1 });
});

test('A refund that is told before its payment closes the order all the same', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noWebhook: true });
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  await prodamus.pay(order.orderNumber, 'refund');
  await resendNewestFirst(prodamus, order);
  expect(kept(shop, order).outcomes).toEqual(['refunded', 'paid']);
  expect(await readOrder(shop, order)).toMatchObject({ state: 'refunded', reading: null });
});

test('A cancel that is told after the payment it came before takes nothing back', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noWebhook: true });
  const order = await placeOrder(shop);
  for (const outcome of ['deny', 'cancel', 'success']) {
    await prodamus.pay(order.orderNumber, outcome);
  }
  await resendNewestFirst(prodamus, order);
  expect(kept(shop, order).outcomes).toEqual(['paid', 'cancelled', 'denied']);
  expect((await readOrder(shop, order)).state).toBe('paid');
});

for (const signHeader of ['prefixed', 'uppercase']) {
  test(`A notice whose Sign header is ${signHeader} pays the order`, async ({ shop, prodamus }) => {
    await prodamus.faults({ signHeader });
    const order = await placeOrder(shop);
    await prodamus.pay(order.orderNumber);
    expect((await readOrder(shop, order)).state).toBe('paid');
  });
}

test('A notice without a status, under the id 0, is kept and pays nothing', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noStatus: true, orderIdZero: true });
  const order = await placeOrder(shop);
  const { deliveries } = await prodamus.pay(order.orderNumber);
  expect(deliveries.map(({ status }) => status)).toEqual([200]);
  expect(kept(shop, order)).toEqual({ outcomes: ['unknown_status'], readings: 0, facts: 0 });
});

test('A buyer who is sent back before the notice has the order paid by the notice', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ redirectFirst: true, webhookDelayMs: 300 });
  const order = await placeOrder(shop, { phone: '+79001234567' });
  const press = { method: 'POST', body: new URLSearchParams({ outcome: 'success' }) };
  const back = await fetch(`${order.url}pay`, { ...press, redirect: 'manual' });
  const returnUrl = back.headers.get('location') ?? '';
  expect(returnUrl).toContain('_payform_status=success');
  expect((await fetch(returnUrl)).status).toBe(200);
  await expect.poll(async () => (await readOrder(shop, order)).state).toBe('paid');
  expect(kept(shop, order)).toEqual({ outcomes: ['paid'], readings: 1, facts: 1 });
});

test('A notice signed with the service key pays only where that key is known', async ({
  shop,
  prodamus,
}) => {
  const serviceKey = 'service-key-of-the-tests-0123456789';
  await prodamus.faults({ signWith: 'service', serviceKey });
  const refused = await placeOrder(shop);
  expect((await prodamus.pay(refused.orderNumber)).deliveries[0]?.status).toBe(400);
  expect((await readOrder(shop, refused)).state).toBe('awaiting_payment');
  expect(await operatorSees(shop)).toContain('подпись не сошлась');

  const [shopPort, prodamusPort] = [await freePort(), await freePort()];
  const ownPage = await startProdamus(prodamusPort, `http://127.0.0.1:${shopPort}`);
  const knowing = await startShop(shopPort, ownPage.url, { PRODAMUS_SERVICE_KEY: serviceKey });
  await ownPage.faults({ signWith: 'service', serviceKey });
  const order = await placeOrder(knowing);
  await ownPage.pay(order.orderNumber);
  expect((await readOrder(knowing, order)).state).toBe('paid');
  await ownPage.faults({ signWith: null });
  const another = await placeOrder(knowing);
  await ownPage.pay(another.orderNumber);
  expect((await readOrder(knowing, another)).state).toBe('paid');
  await knowing.stop();
  await ownPage.stop();
});
