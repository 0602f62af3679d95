import { phpArrayFromPairs, urlencodedPairs } from '@/lib/prodamus/php-form';
import { sign } from '@/lib/prodamus/signature';
import { postgresVersion } from '@/scripts/postgres';
import { openSession } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { makeLimitedCode } from '../world/instances/limited-code';
import { startTwoInstances, type TwoInstances } from '../world/instances/two-instances';
import { formOf, sendForm } from '../world/page-form';
import { PAGE_KEY, placeOrder, readOrder, type Shop, tokenOf } from '../world/shop';

test.describe.configure({ mode: 'default' });
test.skip(!postgresVersion(), 'PostgreSQL is not here');

let shop: TwoInstances;
let cookie: string;
test.beforeAll(async () => {
  shop = await startTwoInstances({ RATE_SIGN_IN_PER_MINUTE: '5' });
  cookie = await openSession(shop.one.url);
});
test.afterAll(() => shop?.stop());

/** Opens the stream of an order's page; returns what waits until it tells of a state. */
async function openPage({ url }: Shop, order: { orderUrl: string }) {
  const stream = await fetch(`${url}/api/orders/${tokenOf(order)}/events`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  return async (state: string): Promise<void> => {
    for (let told = ''; !told.includes(`"state":"${state}"`); ) {
      const { done, value = '' } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error(`the stream has ended and told:\n${told}`);
      told += value;
    }
  };
}

test('A payment told to one shows on the page that is open at the other', async () => {
  const order = await placeOrder(shop.one);
  const untilTold = await openPage(shop.other, order);
  await untilTold('awaiting_payment');
  await shop.prodamus.pay(order.orderNumber);

  await untilTold('paid');
});

test('A page that is open while its instance cannot listen is right once it can again', async () => {
  const order = await placeOrder(shop.one);
  const untilTold = await openPage(shop.other, order);
  await untilTold('awaiting_payment');
  const end = `select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'chakra-checkout listener'`;
  expect(await shop.ask(end)).toHaveLength(2);
  await shop.prodamus.pay(order.orderNumber);

  await untilTold('paid');
});

test('One payment told to both at once is paid once', async () => {
  const order = await placeOrder(shop.one);
  const body = new URLSearchParams({
    order_id: '55667799',
    order_num: order.orderNumber,
    sum: '990.00',
    currency: 'rub',
    attempt: '1',
    payment_status: 'success',
  }).toString();
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    Sign: sign(phpArrayFromPairs(urlencodedPairs(body)), PAGE_KEY),
  };
  const tell = ({ url }: Shop) =>
    fetch(`${url}/api/prodamus/webhook`, { method: 'POST', headers, body });
  const shops = Array.from({ length: 10 }, () => [shop.one, shop.other]).flat();
  const answers = await Promise.all(shops.map(tell));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));

  const count = `select outcome, count(*)::int as n from payment_notices
    where order_number = $1 group by 1 order by 1`;
  expect(await shop.ask(count, [order.orderNumber])).toEqual([
    { outcome: 'duplicate', n: 19 },
    { outcome: 'paid', n: 1 },
  ]);
  expect((await readOrder(shop.other, order)).state).toBe('paid');
});

test('A price that is saved at one sells at the other, and the session of one is good at the other', async () => {
  const settings = `${shop.other.url}/admin/settings`;
  const filled = { price: '1 290', productName: 'Карта чакр', linkTtlHours: '72' };
  const form = await formOf(settings, cookie, filled);
  const saved = await sendForm(settings, form, { cookie, origin: shop.other.url });
  expect((await saved.text()).includes('Сохранено.')).toBe(true);

  expect(await placeOrder(shop.other)).toMatchObject({ amount: '1290.00' });
  await expect.poll(async () => (await placeOrder(shop.one)).amount).toBe('1290.00');
});

test('The sixth wrong password is refused at the other, of whichever page it was', async () => {
  const page = '/admin/sign-in';
  const form = await formOf(`${shop.one.url}${page}`, '', { password: 'не тот' });
  const said = async ({ url }: Shop) => {
    const answer = await sendForm(`${url}${page}`, form, { cookie: '', origin: url });
    return /role="alert"[^>]*>([^<]+)/.exec(await answer.text())?.[1] ?? '';
  };
  const attempts = [];
  for (const at of [shop.one, shop.other, shop.one, shop.other, shop.one, shop.other]) {
    attempts.push(await said(at));
  }

  expect(attempts.map((one) => one.split(' ')[0])).toEqual([...Array(5).fill('Пароль'), 'Слишком']);
});

test('Each says who it is and that it listens', async () => {
  const states = await Promise.all(
    [shop.one, shop.other].map(async ({ url }) => (await fetch(`${url}/api/ready`)).json()),
  );
  for (const state of states) {
    expect(state).toMatchObject({ engine: 'postgres', isListening: true });
  }
  expect(new Set(states.map(({ instance }) => instance)).size).toBe(2);
});

test('A code for ten is had by ten of fifty orders that are placed at both at once', async () => {
  const code = 'ДЕСЯТЬ';
  await makeLimitedCode(shop.one, cookie, { code, mostUses: 10 });
  const place = ({ url }: Shop) =>
    fetch(`${url}/generate_pay_url`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ birthDate: '1998-07-13', consent: true, promoCode: code }),
    });
  const shops = Array.from({ length: 25 }, () => [shop.one, shop.other]).flat();
  const answers = await Promise.all(shops.map(place));
  const placed = answers.filter(({ status }) => status === 201);
  expect(placed).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(40);

  for (const answer of placed) await shop.prodamus.pay((await answer.json()).orderNumber);
  const used =
    'select count(*)::int as n from orders where promo_code = $1 and paid_at is not null';
  expect(await shop.ask(used, [code])).toEqual([{ n: 10 }]);
  expect((await place(shop.other)).status).toBe(422);
});

test('While the database is away nothing is taken, and when it is back all goes on by itself', async () => {
  const shops = [shop.one, shop.other];
  const order = await placeOrder(shop.one);
  const untilTold = await openPage(shop.other, order);
  await untilTold('awaiting_payment');
  const statuses = () =>
    Promise.all(shops.map(async ({ url }) => (await fetch(`${url}/api/ready`)).status));
  shop.server.crash();
  const paying = shop.prodamus.pay(order.orderNumber);
  for (const at of shops) await expect(placeOrder(at)).rejects.toThrow('503');
  expect(await statuses()).toEqual([503, 503]);
  const { deliveries } = await paying;
  expect(deliveries.map(({ status }) => status)).not.toContain(200);

  shop.server.restart();
  await expect.poll(statuses).toEqual([200, 200]);
  await untilTold('paid');
  for (const at of shops) await placeOrder(at);
  expect(shops.map(({ program }) => program.isOver())).toEqual([false, false]);
  const pending = 'select count(*)::int as n from payment_notices where handled_at is null';
  expect(await shop.ask(pending)).toEqual([{ n: 0 }]);
});
