import Database from 'better-sqlite3';
import { expect, test } from '../world/fixtures';
import { type PlacedOrder, placeOrder, readOrder, type Shop } from '../world/shop';

/** Whether the shop remembers that the buyer of this order came back from paying. */
function isRemembered(shop: Shop, order: PlacedOrder): boolean {
  const client = new Database(shop.databaseFile, { readonly: true });
  const returns =
    'select count(*) from payment_returns r join orders o on o.id = r.order_id where o.number = ?';
  const count = client.prepare(returns).pluck().get(order.orderNumber);
  client.close();
  return count === 1;
}

test('A buyer who comes back from paying is remembered, and the order stays unpaid', async ({
  shop,
  prodamus,
}) => {
  await prodamus.faults({ noWebhook: true });
  const order = await placeOrder(shop);
  const { returnUrl } = await prodamus.pay(order.orderNumber);
  for (const forged of [
    `${order.orderUrl}?_payform_status=success`,
    returnUrl.replace(/_payform_id=\d+/, '_payform_id=1'),
    returnUrl.replace(/_payform_sign=[0-9a-f]+/, `_payform_sign=${'0'.repeat(64)}`),
  ]) {
    expect((await fetch(forged)).status).toBe(200);
    expect(isRemembered(shop, order)).toBe(false);
  }
  const other = await placeOrder(shop);
  await fetch(returnUrl.replace(order.orderUrl, other.orderUrl));
  expect(isRemembered(shop, other)).toBe(false);

  for (let visit = 0; visit < 2; visit += 1) expect((await fetch(returnUrl)).status).toBe(200);
  expect(isRemembered(shop, order)).toBe(true);
  expect(await readOrder(shop, order)).toMatchObject({ state: 'awaiting_payment', reading: null });
});
