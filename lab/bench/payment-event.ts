import type autocannon from 'autocannon';
import { PAGE_KEY } from '@/e2e/world/shop';
import { phpArrayFromPairs, urlencodedPairs } from '@/lib/prodamus/php-form';
import { sign } from '@/lib/prodamus/signature';
import { CONNECTIONS } from './load-of';

/**
 * The request of Prodamus that tells a payment of an order, signed with the key of the tests. The
 * buyer may have written something `extra`.
 */
export function paymentEventRequest(
  orderNumber: string,
  paymentId: number,
  extra = `Заказ № ${orderNumber}`,
): { body: string; headers: Record<string, string> } {
  const body = new URLSearchParams({
    order_id: String(paymentId),
    order_num: orderNumber,
    sum: '990.00',
    currency: 'rub',
    customer_email: 'buyer@example.ru',
    customer_extra: extra,
    payment_type: 'Оплата картой, выпущенной в РФ',
    attempt: '1',
    'products[0][name]': `Карта чакр по дате рождения. Заказ № ${orderNumber}`,
    'products[0][price]': '990.00',
    'products[0][quantity]': '1',
    'products[0][sum]': '990.00',
    payment_status: 'success',
    payment_status_description: 'Успешная оплата',
  }).toString();
  const Sign = sign(phpArrayFromPairs(urlencodedPairs(body)), PAGE_KEY);
  return { body, headers: { 'Content-Type': 'application/x-www-form-urlencoded', Sign } };
}

/**
 * A load that posts each request once, about in their order. Every connection has its share,
 * written before the load begins: putting a request together would cost as much as answering it.
 */
export function eachOnce(url: string, requests: autocannon.Request[]): autocannon.Options {
  const each = Math.floor(requests.length / CONNECTIONS);
  let clients = 0;
  const setupClient = (client: autocannon.Client) => {
    const first = clients++;
    client.setRequests(
      Array.from({ length: each }, (_, at) => requests[first + at * CONNECTIONS] ?? {}),
    );
  };
  return { url, method: 'POST', setupClient, amount: each * CONNECTIONS };
}
