import { ask, outcomesOf } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import { operatorSees, type PlacedOrder, placeOrder, readOrder, type Shop } from '../world/shop';

// What the shop does with each fault that a payment provider is known for and the other specs of
// payment events leave out: other keys and headers, repetition, another order, lost answers.

/**
 * What became of every payment event of an order, in the order they came, and how many readings it
 * has.
 */
function kept({ databaseFile }: Shop, { orderNumber }: PlacedOrder) {
  const owned = (table: string) => {
    const count = `select count(*) from ${table} t join orders o on o.id = t.order_id where number = ?`;
    return ask(databaseFile, count, orderNumber)[0];
  };
  const outcomes = outcomesOf(databaseFile, orderNumber);
  return { outcomes, readings: owned('readings'), facts: owned('payment_facts') };
}

test('A payment event that comes ten times at once pays once', async ({ shop, prodamus }) => {
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

test('A payment event whose answer was lost is sent again and pays once', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ loseAnswer: true });
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  await prodamus.faults({ loseAnswer: null });
  await expect.poll(() => kept(shop, order).outcomes.length).toBeGreaterThan(1);
  const { outcomes, readings, facts } = kept(shop, order);
  expect([outcomes[0], new Set(outcomes.slice(1))]).toEqual(['paid', new Set(['duplicate'])]);
  expect({ readings, facts }).toEqual({ readings: 1, facts: 1 });
});

test('A refund that is reported before its payment closes the order all the same', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noWebhook: true });
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  await prodamus.pay(order.orderNumber, 'refund');
  await prodamus.resend(order.orderNumber, { newestFirst: true });
  expect(kept(shop, order).outcomes).toEqual(['refunded', 'paid']);
  expect(await readOrder(shop, order)).toMatchObject({ state: 'refunded', reading: null });
});

test('A cancel that is reported after the payment it came before takes nothing back', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noWebhook: true });
  const order = await placeOrder(shop);
  for (const outcome of ['deny', 'cancel', 'success']) {
    await prodamus.pay(order.orderNumber, outcome);
  }
  await prodamus.resend(order.orderNumber, { newestFirst: true });
  expect(kept(shop, order).outcomes).toEqual(['paid', 'cancelled', 'denied']);
  expect((await readOrder(shop, order)).state).toBe('paid');
});

for (const signHeader of ['prefixed', 'uppercase']) {
  test(`A payment event whose Sign header is ${signHeader} pays the order`, async ({
    shop,
    prodamus,
  }) => {
    await prodamus.faults({ signHeader });
    const order = await placeOrder(shop);
    await prodamus.pay(order.orderNumber);
    expect((await readOrder(shop, order)).state).toBe('paid');
  });
}

test('A payment event without a status, under the id 0, is kept and pays nothing', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noStatus: true, orderIdZero: true });
  const order = await placeOrder(shop);
  const { deliveries } = await prodamus.pay(order.orderNumber);
  expect(deliveries.map(({ status }) => status)).toEqual([200]);
  expect(kept(shop, order)).toEqual({ outcomes: ['unknown_status'], readings: 0, facts: 0 });
});

test('A payment event signed with the service key pays only where that key is known', async ({
  shop,
  prodamus,
  worldWith,
}) => {
  const serviceKey = 'service-key-of-the-tests-0123456789';
  await prodamus.faults({ signWith: 'service', serviceKey });
  const refused = await placeOrder(shop);
  expect((await prodamus.pay(refused.orderNumber)).deliveries[0]?.status).toBe(400);
  expect((await readOrder(shop, refused)).state).toBe('awaiting_payment');
  expect(await operatorSees(shop)).toContain('подпись не сошлась');

  const { shop: knowing, prodamus: ownPage } = await worldWith({
    settings: { PRODAMUS_SERVICE_KEY: serviceKey },
  });
  await ownPage.faults({ signWith: 'service', serviceKey });
  const order = await placeOrder(knowing);
  await ownPage.pay(order.orderNumber);
  expect((await readOrder(knowing, order)).state).toBe('paid');
  await ownPage.faults({ signWith: null });
  const another = await placeOrder(knowing);
  await ownPage.pay(another.orderNumber);
  expect((await readOrder(knowing, another)).state).toBe('paid');
});
