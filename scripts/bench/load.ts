import autocannon from 'autocannon';
import { PAGE_KEY, type PlacedOrder, placeOrder, type Shop } from '@/e2e/shop';
import { phpArrayFromPairs, urlencodedPairs } from '@/lib/prodamus/php-form';
import { sign } from '@/lib/prodamus/signature';

const CONNECTIONS = 32;
const SECONDS = 8;
const ORDERS = 4_000;

/** Prints how many requests of each kind the shop answers, against its cheapest answer. */
export async function printLoad(shop: Shop): Promise<void> {
  const orders = await placeOrders(shop, ORDERS);
  const health = await load({ url: `${shop.url}/api/health` });
  const notices = await loadNotices(shop, orders);
  const form = await load({ url: shop.url });
  const status = await load({ url: orders[0]?.orderUrl.replace('/order/', '/api/orders/') ?? '' });
  const order = await load({ url: orders[1]?.orderUrl ?? '' });
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
  const requests = orders.map(({ orderNumber }, index) => {
    const body = new URLSearchParams({
      order_id: String(10_000_000 + index),
      order_num: orderNumber,
      sum: '990.00',
      currency: 'rub',
      customer_email: 'buyer@example.ru',
      customer_extra: `Заказ № ${orderNumber}`,
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
  });
  let next = 0;
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    const notice = requests[next++ % requests.length];
    return notice ? { ...request, ...notice } : request;
  };
  const url = `${shop.url}/api/prodamus/webhook`;
  return load({ url, method: 'POST', amount: ORDERS, requests: [{ setupRequest }] });
}

async function load(options: autocannon.Options): Promise<autocannon.Result> {
  const result = await autocannon({ connections: CONNECTIONS, duration: SECONDS, ...options });
  const failed = result.non2xx + result.errors;
  if (failed > 0) throw new Error(`${options.url}: ${failed} answers were not 200`);
  return result;
}

function row(result: autocannon.Result, measure: autocannon.Result) {
  const perSecond = rate(result);
  return {
    'в секунду': Math.round(perSecond),
    'к мере': (perSecond / rate(measure)).toFixed(2),
    'p50 мс': result.latency.p50,
    'p99 мс': result.latency.p99,
  };
}

function rate({ requests, duration }: autocannon.Result): number {
  return requests.total / duration;
}
