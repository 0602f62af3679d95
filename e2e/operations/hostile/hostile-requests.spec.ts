import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../../world/fixtures';
import { type FurnishedShop, furnish } from '../../world/furnished-shop';
import { formOf } from '../../world/page-form';
import { askRaw } from '../../world/raw-http';
import { addressOf, routesOfApp } from '../../world/routes';
import { PAGE_KEY, placeOrder, readOrder, tokenOf } from '../../world/shop';

const EVIL = 'evil.example';
let furnished: FurnishedShop;
test.beforeAll(async ({ shop, prodamus }) => {
  furnished = await furnish(shop, prodamus);
});

test('No redirect leads to another site, whatever an address or a form says', async ({ shop }) => {
  const ways = [
    `//${EVIL}`,
    `//${EVIL}/`,
    `/\\${EVIL}`,
    `/%2f%2f${EVIL}`,
    `/%5c${EVIL}`,
    `///${EVIL}/%2e%2e`,
    `/.//${EVIL}`,
    `/a/..//${EVIL}`,
    `//${EVIL}/admin`,
    `/admin//${EVIL}`,
    `https://${EVIL}/`,
    `/admin?next=//${EVIL}`,
    `/admin/sign-in?refused=//${EVIL}`,
    `/find?next=https://${EVIL}`,
    `/order/%2f%2f${EVIL}/payment_link`,
    `/reading/%2f%2f${EVIL}/share`,
    `/order//${EVIL}`,
    ...['orders', 'money', 'notices', 'audit'].map((list) => `/admin/${list}?next=//${EVIL}`),
    `/reading/${tokenOf(furnished.order)}?next=//${EVIL}`,
    `/admin/letter/text?order=//${EVIL}`,
  ];
  const redirects: string[] = [];
  for (const path of ways) {
    for (const method of ['GET', 'POST']) {
      const { headers } = await askRaw(shop.url, { method, path, headers: { origin: shop.url } });
      if (!headers.location) continue;
      redirects.push(headers.location);
      const leadsTo = new URL(headers.location, shop.url);
      expect(leadsTo.origin, `${method} ${path}`).toBe(shop.url);
      expect(headers.location, `${method} ${path}`).not.toMatch(/^[\\/]{2}|^\/\\/);
    }
  }
  expect(redirects.length).toBeGreaterThan(5);
});

test('Another name in Host or X-Forwarded-Host shows up in no page, redirect or link', async ({
  shop,
}) => {
  const named = { host: EVIL, 'x-forwarded-host': EVIL, forwarded: `host=${EVIL}` };
  for (const route of routesOfApp()) {
    const path = addressOf(route, furnished.parts);
    const headers = { ...named, cookie: furnished.cookie };
    const answer = await askRaw(shop.url, { path, headers });
    expect(JSON.stringify(answer), path).not.toContain(EVIL);
  }
  const body = JSON.stringify({ birthDate: '1998-07-13', consent: true });
  const sent = { method: 'POST', path: '/generate_pay_url', body };
  const headers = { ...named, 'content-type': 'application/json' };
  const { orderUrl } = JSON.parse((await askRaw(shop.url, { ...sent, headers })).body);
  expect(orderUrl).toContain(`${shop.url}/order/`);
});

test('A form sent with another Host and Origin makes the shop ask nobody else', async ({
  shop,
}) => {
  const asked: string[] = [];
  const stranger = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  try {
    const form = await formOf(`${shop.url}/find`, '', { number: furnished.order.orderNumber });
    form.set('day', '13');
    form.set('month', '07');
    form.set('year', '1998');
    const encoded = new Response(form);
    const type = encoded.headers.get('content-type') ?? '';
    const named = {
      host,
      'x-forwarded-host': host,
      origin: `http://${host}`,
      'content-type': type,
    };
    const sent = { method: 'POST', path: '/find', body: await encoded.text() };
    const answer = await askRaw(shop.url, { ...sent, headers: named });
    expect(answer.headers.location).toBe(`/reading/${tokenOf(furnished.order)}`);
    expect(answer.body).not.toContain(host);
  } finally {
    stranger.close();
  }
  expect(asked).toEqual([]);
});

test('No address leads out of what is served', async ({ shop }) => {
  const up = ['../', '..%2f', '%2e%2e/', '..%5c', '..%252f'];
  const starts = [
    '/',
    '/_next/static/',
    '/_next/image?url=/',
    '/reading/',
    '/admin/exports/',
    '/share/x/',
  ];
  const files = ['.env.example', 'package.json', 'etc/passwd', '.next/BUILD_ID'];
  for (const start of starts) {
    for (const step of up) {
      for (const file of files) {
        const path = `${start}${step.repeat(6)}${file}`;
        const { status, body } = await askRaw(shop.url, { path });
        expect(body, path).not.toMatch(/root:|chakra-checkout"|SECRET/);
        expect(status, path).not.toBe(200);
      }
    }
  }
});

/** What a payment event with a good signature is answered, whatever is in it. */
const TAKEN = [{ status: 200, body: 'success' }];

test('A parameter that is named twice never pays, prices or opens what one alone would not', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  const token = tokenOf(order);
  const twice = `?_payform_status=success&_payform_status=fail&link=none&link=wait&token=${token}`;
  for (const page of [`/order/${token}${twice}`, `/reading/${token}${twice}`, `/find${twice}`]) {
    expect((await askRaw(shop.url, { path: page })).status, page).toBeLessThan(500);
  }
  const ours = { order_id: '70070071', order_num: order.orderNumber, payment_status: 'success' };
  const twiceSum = { ...ours, sum: ['990.00', '1.00'] };
  const twiceNumber = { ...ours, sum: '990.00', order_num: [order.orderNumber] };
  for (const fields of [twiceSum, twiceNumber]) {
    expect((await prodamus.paymentEvent({ fields })).answers).toMatchObject(TAKEN);
  }
  expect((await readOrder(shop, order)).state).toBe('awaiting_payment');

  const json = { 'content-type': 'application/json' };
  const body =
    '{"birthDate":"1998-07-13","consent":true,"amount":"1.00","amount":1,"consent":false}';
  const sent = { method: 'POST', path: '/generate_pay_url?consent=true', headers: json, body };
  expect((await askRaw(shop.url, sent)).status).toBe(422);
});

test('A sum changed on the way is not the sum of the order, though its signature is good', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  const fields = { order_id: '70070072', order_num: order.orderNumber, payment_status: 'success' };
  for (const sum of [
    '1.00',
    '0.00',
    '-990.00',
    '989.99',
    '99000',
    '9.9e2',
    '990.000',
    ' 990.00',
    '',
  ]) {
    const { answers } = await prodamus.paymentEvent({
      fields: { ...fields, order_id: `7007${sum}`, sum },
    });
    expect(answers, sum).toMatchObject(TAKEN);
    expect((await readOrder(shop, order)).state, sum).toBe('awaiting_payment');
  }
});

test('No page, script or answer holds a secret of the shop', async ({ shop }) => {
  const secrets = [PAGE_KEY, 'secret-of-the-tests', 'scrypt.', 'smtp://'];
  for (const route of routesOfApp()) {
    const path = addressOf(route, furnished.parts);
    const { body } = await askRaw(shop.url, { path, headers: { cookie: furnished.cookie } });
    const given = secrets.filter((secret) => body.includes(secret));
    expect(given, path).toEqual([]);
  }
});
