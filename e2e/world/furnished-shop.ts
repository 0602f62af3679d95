import Database from 'better-sqlite3';
import { openSession } from './admin';
import type { Parts } from './routes';
import { type PlacedOrder, placeOrder, type Shop, tokenOf } from './shop';

type Payer = { pay(orderNumber: string): Promise<unknown> };

/** A shop that has one of everything an address can lead to. */
export type FurnishedShop = {
  order: PlacedOrder;
  /** The cookie of somebody who is signed in to the admin. */
  cookie: string;
  /** What stands in the places of addresses, as `addressOf` wants it. */
  parts: Parts;
};

/** Orders, pays, shares the reading, signs in and uploads a payment list. */
export async function furnish(shop: Shop, prodamus: Payer): Promise<FurnishedShop> {
  const order = await placeOrder(shop, { name: 'Аграфена', email: 'agrafena@example.ru' });
  await prodamus.pay(order.orderNumber);
  const reading = order.orderUrl.replace('/order/', '/reading/');
  await fetch(`${reading}/share`, { method: 'POST', body: new URLSearchParams({ do: 'open' }) });
  const shared = /\/share\/([\w-]+)/.exec(await (await fetch(reading)).text())?.[1] ?? '';
  const cookie = await openSession(shop.url);
  const { orderNumber } = order;
  const orderId = rowId(shop, 'select id from orders where number = ?', orderNumber);
  const paymentEventId = rowId(
    shop,
    'select id from payment_notices where order_number = ?',
    orderNumber,
  );
  const parts = [
    ['/share/', shared],
    ['/admin/enter/', 'nothing'],
    ['/admin/notices/', paymentEventId],
    ['/admin/reconcile/', await uploadList(shop, cookie)],
    ['/admin/', orderId],
    ['/api/telegram/', orderId],
    ['/', tokenOf(order)],
  ] as const;
  return { order, cookie, parts };
}

/** Uploads a payment list and answers its key. */
async function uploadList(shop: Shop, cookie: string): Promise<string> {
  const body = new FormData();
  body.set('text', 'Номер заказа;Сумма;Статус\n1;990,00;Оплачен');
  const headers = { cookie, origin: shop.url };
  const url = `${shop.url}/admin/reconcile/upload`;
  const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
  return answer.headers.get('location')?.split('/').at(-1) ?? '';
}

function rowId(shop: Shop, query: string, number: string): string {
  const database = new Database(shop.databaseFile, { readonly: true });
  const row = database.prepare(query).get(number) as { id: string };
  database.close();
  return row.id;
}
