import { ask, change } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import { type PlacedOrder, placeOrder, readOrder, type Shop, tokenOf } from '../world/shop';
import { startWorld } from '../world/world';

// Late money is honoured: whatever has happened to an order while nobody paid, its sum pays it.

const HOUR_MS = 3_600_000;
const ofOrder = 'order_id = (select id from orders where number = ?)';
let count = 0;

/** Moves what an order is payable by into the past, links included. */
function runOut(shop: Shop, { orderNumber }: PlacedOrder, hours = 100): void {
  const back = hours * HOUR_MS;
  const expire = `update orders set created_at = created_at - ${back},
    payable_until = payable_until - ${back} where number = ?`;
  change(shop.databaseFile, expire, orderNumber);
  const links = `update payment_links set made_at = made_at - ${back},
    expires_at = expires_at - ${back} where ${ofOrder}`;
  change(shop.databaseFile, links, orderNumber);
}

function told({ orderNumber }: PlacedOrder, status: string, changes = {}) {
  count += 1;
  const fields = { order_num: orderNumber, order_id: `516${process.pid}${count}` };
  return {
    fields: { ...fields, sum: '990.00', currency: 'rub', payment_status: status, ...changes },
  };
}

test('A payment of an order that ran out is honoured', async ({ shop, prodamus }) => {
  const order = await placeOrder(shop);
  runOut(shop, order);
  expect((await readOrder(shop, order)).state).toBe('expired');

  await prodamus.paymentEvent(told(order, 'success'));
  const paid = await readOrder(shop, order);
  expect(paid.state).toBe('paid');
  expect(paid.reading).not.toBeNull();
});

test('So is one after it was cancelled, refused by the bank and ran out weeks ago', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  await prodamus.paymentEvent(told(order, 'order_canceled'));
  await prodamus.paymentEvent(told(order, 'order_denied'));
  runOut(shop, order, 24 * 20);

  await prodamus.paymentEvent(told(order, 'success'));
  expect((await readOrder(shop, order)).state).toBe('paid');
});

test('So is one by the first link when another was made since', async ({ shop, prodamus }) => {
  const order = await placeOrder(shop);
  runOut(shop, order);
  const renewed = await fetch(`${shop.url}/api/orders/${tokenOf(order)}/payment_link`, {
    method: 'POST',
  });
  expect(renewed.status).toBe(200);
  const links = `select count(*) from payment_links where ${ofOrder}`;
  expect(ask(shop.databaseFile, links, order.orderNumber)).toEqual([2]);
  runOut(shop, order);

  await prodamus.paymentEvent(told(order, 'success'));
  expect((await readOrder(shop, order)).state).toBe('paid');
});

test('So is one of the old sum when the price has changed, and the new sum is kept as unmatched', async () => {
  const { shop, prodamus, restart, stop } = await startWorld();
  const order = await placeOrder(shop);
  const other = await placeOrder(shop);
  await restart({ PRICE_KOPECKS: '149000' });
  expect((await placeOrder(shop)).amount).toBe('1490.00');
  runOut(shop, order);

  await prodamus.paymentEvent(told(order, 'success'));
  await prodamus.paymentEvent(told(other, 'success', { sum: '1490.00' }));
  expect((await readOrder(shop, order)).state).toBe('paid');
  expect((await readOrder(shop, other)).state).toBe('awaiting_payment');
  await stop();
});
