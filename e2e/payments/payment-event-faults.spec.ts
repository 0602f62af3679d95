import { expect, test } from '../world/fixtures';
import { operatorSees, placeOrder, readOrder, type Shop } from '../world/shop';

/** What the operator reads in the line of this order among what did not fit. */
async function reasonFor(shop: Shop, orderNumber: string): Promise<string> {
  const [, unmatched = ''] = (await operatorSees(shop)).split('Не сошлось');
  return unmatched.split('\n').find((line) => line.includes(`№ ${orderNumber}`)) ?? '';
}

test('A paid order has its reading and says so everywhere', async ({ shop, prodamus }) => {
  const order = await placeOrder(shop);
  const { deliveries } = await prodamus.pay(order.orderNumber);
  expect(deliveries.map(({ status }) => status)).toEqual([200]);
  const paid = await readOrder(shop, order);
  expect(paid).toMatchObject({ state: 'paid', reading: { totals: { physics: 8, energy: 9 } } });
  expect(await reasonFor(shop, order.orderNumber)).toBe('');
});

for (const bodyType of ['multipart', 'urlencoded', 'json']) {
  test(`A payment event with a ${bodyType} body pays the order`, async ({ shop, prodamus }) => {
    await prodamus.faults({ bodyType });
    const order = await placeOrder(shop, { name: 'Анна "О/Нил" + 100%', email: 'a@b.ru' });
    await prodamus.pay(order.orderNumber);
    expect((await readOrder(shop, order)).state).toBe('paid');
  });
}

const KEPT_BUT_NOT_PAID = [
  ['another sum', { sum: '1.00' }, 'сумма не совпала'],
  ['a sum with a comma', { sum: '990,00' }, 'сумма не совпала'],
  ['another currency', { currency: 'usd' }, 'валюта не совпала'],
  ['the demo key', { signWith: 'demo' }, 'тестовая оплата'],
  ['demo_mode', { demoMode: true }, 'тестовая оплата'],
  ['is_test', { isTest: true }, 'тестовая оплата'],
  ['an unknown status', { status: 'неуспешно' }, 'неизвестный статус'],
  ['a status with a space', { status: 'success ' }, 'неизвестный статус'],
] as const;

for (const [title, fault, reason] of KEPT_BUT_NOT_PAID) {
  test(`A payment event with ${title} is kept and shown, and pays nothing`, async ({
    shop,
    prodamus,
  }) => {
    await prodamus.faults(fault);
    const order = await placeOrder(shop);
    const { deliveries } = await prodamus.pay(order.orderNumber);
    expect(deliveries.map(({ status }) => status)).toEqual([200]);
    expect(await readOrder(shop, order)).toMatchObject({
      state: 'awaiting_payment',
      reading: null,
    });
    expect(await reasonFor(shop, order.orderNumber)).toContain(reason);
  });
}

test('A payment event for an unknown number is answered, kept and shown', async ({
  shop,
  prodamus,
}) => {
  const orderNumber = '0000000000';
  await prodamus.faults({ orderNum: orderNumber });
  const order = await placeOrder(shop);
  const { deliveries } = await prodamus.pay(order.orderNumber);
  expect(deliveries.map(({ status }) => status)).toEqual([200]);
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
  expect(await reasonFor(shop, orderNumber)).toContain('такого номера заказа нет');
});

const STILL_PAID = [
  ['products numbered with a gap', { gappedProducts: 'gap' }],
  ['products numbered from 1', { gappedProducts: 'from1' }],
  ['&quot; in the name of the product', { quotes: true }],
  ['no currency', { currency: '' }],
  ['the currency in capitals', { currency: 'RUB' }],
  ['the status in capitals', { status: 'SUCCESS' }],
  ['the id 0', { orderIdZero: true }],
] as const;

for (const [title, fault] of STILL_PAID) {
  test(`A payment event with ${title} pays the order`, async ({ shop, prodamus }) => {
    await prodamus.faults(fault);
    const order = await placeOrder(shop);
    await prodamus.pay(order.orderNumber);
    expect((await readOrder(shop, order)).state).toBe('paid');
  });
}

for (const signWith of ['wrong', 'none']) {
  test(`A payment event signed with a ${signWith} key is refused and journalled, and its resend pays`, async ({
    shop,
    prodamus,
  }) => {
    await prodamus.faults({ signWith });
    const order = await placeOrder(shop);
    const { deliveries } = await prodamus.pay(order.orderNumber);
    expect(deliveries[0]?.status).toBe(400);
    expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
    expect(await operatorSees(shop)).toMatch(/подпись не сошлась|нет подписи/);
    await prodamus.faults({ signWith: null });
    await prodamus.resend(order.orderNumber);
    expect((await readOrder(shop, order)).state).toBe('paid');
  });
}

test('A payment whose payment event never came is resolved by a manual resend', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noWebhook: true });
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
  await prodamus.faults({ noWebhook: false });
  await prodamus.resend(order.orderNumber);
  expect((await readOrder(shop, order)).state).toBe('paid');
});

test('A cancelled payment leaves the order payable, and a later one pays it', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber, 'cancel');
  await prodamus.pay(order.orderNumber, 'deny');
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
  await prodamus.pay(order.orderNumber);
  expect((await readOrder(shop, order)).state).toBe('paid');
});

test('A refund closes the reading', async ({ shop, prodamus }) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  await prodamus.pay(order.orderNumber, 'refund');
  const refunded = await readOrder(shop, order);
  expect(refunded).toMatchObject({ state: 'refunded', reading: null, readingUrl: null });
  const reading = await fetch(order.orderUrl.replace('/order/', '/reading/'));
  expect(reading.url).toContain('/order/');
});

test('A second payment of the same order is kept and shown', async ({ shop, prodamus }) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  const fields = {
    order_id: '99887766',
    order_num: order.orderNumber,
    sum: '990.00',
    payment_status: 'success',
  };
  const { answers } = await prodamus.paymentEvent({ fields });
  expect(answers).toMatchObject([{ status: 200, body: 'success' }]);
  expect((await readOrder(shop, order)).state).toBe('paid');
  expect(await reasonFor(shop, order.orderNumber)).toContain('вторая оплата');
});

test('The same payment told with other content is kept as unmatched', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  const fields = {
    order_id: '11223344',
    order_num: order.orderNumber,
    sum: '990.00',
    payment_status: 'success',
  };
  await prodamus.paymentEvent({ fields });
  await prodamus.paymentEvent({ fields: { ...fields, customer_email: 'other@example.ru' } });
  expect(await reasonFor(shop, order.orderNumber)).toContain('с другими данными');
});
