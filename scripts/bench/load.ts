import type autocannon from 'autocannon';
import { type PlacedOrder, placeOrder, type Shop } from '@/e2e/shop';
import { loadOf, rateOf } from './load-of';
import { noticeRequest } from './notice';

const ORDERS = 4_000;

/** Prints how many requests of each kind the shop answers, against its cheapest answer. */
export async function printLoad(shop: Shop): Promise<void> {
  const orders = await placeOrders(shop, ORDERS);
  const health = await loadOf({ url: `${shop.url}/api/health` });
  const notices = await loadNotices(shop, orders);
  const form = await loadOf({ url: shop.url });
  const status = await loadOf({
    url: orders[0]?.orderUrl.replace('/order/', '/api/orders/') ?? '',
  });
  const order = await loadOf({ url: orders[1]?.orderUrl ?? '' });
  console.table({
    'GET /api/health (мера)': row(health, health),
    'Уведомления, каждое записано на диск': row(notices, health),
    'GET /api/orders/{token}': row(status, health),
    'Страница формы': row(form, health),
    'Страница заказа': row(order, health),
  });
}

async function placeOrders(shop: Shop, count: number): Promise<PlacedOrder[]> {
  const orders: PlacedOrder[] = [];
  const worker = async () => {
    while (orders.length < count) orders.push(await placeOrder(shop));
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return orders;
}

/** Every notice pays an order of its own, until the orders run out. */
function loadNotices(shop: Shop, orders: PlacedOrder[]): Promise<autocannon.Result> {
  const requests = orders.map(({ orderNumber }, index) =>
    noticeRequest(orderNumber, 10_000_000 + index),
  );
  let next = 0;
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    const notice = requests[next++ % requests.length];
    return notice ? { ...request, ...notice } : request;
  };
  const url = `${shop.url}/api/prodamus/webhook`;
  return loadOf({ url, method: 'POST', amount: ORDERS, requests: [{ setupRequest }] });
}

function row(result: autocannon.Result, measure: autocannon.Result) {
  const perSecond = rateOf(result);
  return {
    'в секунду': Math.round(perSecond),
    'к мере': (perSecond / rateOf(measure)).toFixed(2),
    'p50 мс': result.latency.p50,
    'p99 мс': result.latency.p99,
  };
}
