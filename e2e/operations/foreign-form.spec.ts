import { ask, outcomesOf } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import type { Prodamus } from '../world/prodamus';
import { type PlacedOrder, placeOrder, readOrder, type Shop } from '../world/shop';

/** Makes a link past the shop, as anybody can: any number, any sum, any parameters. */
async function payPastTheShop(prodamus: Prodamus, fields: Record<string, string>): Promise<void> {
  const product = { 'products[0][name]': 'Карта', 'products[0][quantity]': '1' };
  const body = new URLSearchParams({ do: 'link', currency: 'rub', ...product, ...fields });
  const answer = await fetch(prodamus.url, { method: 'POST', body });
  expect(await answer.text()).toMatch(/^http/);
  const { deliveries } = await prodamus.pay(fields.order_id ?? '');
  expect(deliveries.map(({ status }) => status)).toEqual([200]);
}

async function sealedOf(prodamus: Prodamus, { orderNumber }: PlacedOrder): Promise<string> {
  const [link] = (await prodamus.links(orderNumber)) as unknown as { fields: object }[];
  const { _param_order: sealed } = (link?.fields ?? {}) as { _param_order?: string };
  expect(sealed).toMatch(/^[\w-]{150,1024}$/);
  return sealed ?? '';
}

/** What became of the payment events that name this number, and how many orders have it. */
function keptUnder({ databaseFile }: Shop, number: string) {
  const [orders] = ask(databaseFile, 'select count(*) from orders where number = ?', number);
  return { outcomes: outcomesOf(databaseFile, number), orders };
}

test('The copy of an order in its link tells Prodamus nothing of the buyer', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop, { birthDate: '1987-02-19', name: 'Евдокия' });
  const links = JSON.stringify(await prodamus.links(order.orderNumber));
  const sealed = await sealedOf(prodamus, order);
  for (const said of ['1987-02-19', '19.02.1987', 'Евдокия']) {
    expect(links).not.toContain(said);
    expect(Buffer.from(sealed, 'base64url').toString('utf8')).not.toContain(said);
  }
});

test('What a buyer makes up in a payment form makes no order', async ({ shop, prodamus }) => {
  const inventions = [
    '1',
    JSON.stringify({ number: '9000000001', birthDate: '1990-01-01' }),
    'A'.repeat(240),
    'я'.repeat(5_000),
  ];
  for (const [at, invention] of inventions.entries()) {
    const number = `900000000${at}`;
    const sum = { 'products[0][price]': '990.00' };
    await payPastTheShop(prodamus, { order_id: number, _param_order: invention, ...sum });
    expect(keptUnder(shop, number)).toEqual({ outcomes: ['seal_invalid'], orders: 0 });
  }
});

test('A true copy is good for its own number and sum only, and an order there is stays as it is', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop, { birthDate: '1987-02-19' });
  const sealed = await sealedOf(prodamus, order);
  const pay = (order_id: string, price: string) =>
    payPastTheShop(prodamus, { order_id, 'products[0][price]': price, _param_order: sealed });

  await pay('8000000001', '990.00');
  expect(keptUnder(shop, '8000000001')).toEqual({ outcomes: ['seal_mismatch'], orders: 0 });
  await pay(order.orderNumber, '1.00');
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');
  await pay(order.orderNumber, '990.00');
  expect((await readOrder(shop, order)).state).toBe('paid');
  expect(keptUnder(shop, order.orderNumber)).toEqual({
    outcomes: ['other_amount', 'paid'],
    orders: 1,
  });
});
