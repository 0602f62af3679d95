import { once } from 'node:events';
import { request } from 'node:http';
import { conforms } from '../world/conforms';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { placeOrder, startShop, tokenOf } from '../world/shop';

const TOKEN = 'a-token-of-the-metrics';
const asked = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/metrics`, { headers });
const withToken = { Authorization: `Bearer ${TOKEN}` };

/** The value of a line such as `name{label="x"}`; null when there is none. */
function sample(text: string, name: string): number | null {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? null : Number(line.slice(name.length + 1));
}

/** Sends a part of a body and goes, once the shop has said that it is listening. */
async function leaveWithoutAnswer(url: string): Promise<void> {
  const left = request(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Length': 9, Expect: '100-continue' },
  });
  left.on('error', () => undefined);
  left.flushHeaders();
  await once(left, 'continue');
  left.write('{');
  left.destroy();
}

test('Without a token set there are no metrics', async ({ shop }) => {
  for (const headers of [{}, withToken]) {
    const answer = await asked(shop.url, headers);
    expect(answer.status).toBe(404);
    const { requestId } = (await conforms(answer, 'get', '/api/metrics')) as { requestId: string };
    expect(requestId).toBe(answer.headers.get('x-request-id'));
  }
});

test('Anyone who has the token sees the shop in numbers, and nobody’s data', async ({
  prodamus,
}) => {
  const port = await freePort();
  const settings = { METRICS_TOKEN: TOKEN, LOG_LEVEL: 'info' };
  const shop = await startShop(port, prodamus.url, settings);
  for (const headers of [{}, { Authorization: 'Bearer another' }, { Authorization: TOKEN }]) {
    const answer = await asked(shop.url, headers as Record<string, string>);
    expect(answer.status).toBe(401);
    await conforms(answer, 'get', '/api/metrics');
  }
  const order = await placeOrder(shop, { email: 'canary@example.ru', name: 'Canary' });
  await prodamus.faults({ down: '503' });
  const noLink = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
  const body = JSON.stringify({ birthDate: '1998-07-13', consent: true });
  const refused = await fetch(`${shop.url}/generate_pay_url`, { ...noLink, body });
  expect(refused.status).toBe(502);
  await fetch(`${shop.url}/api/prodamus/webhook`, { method: 'POST', body: 'order_num=1' });
  await fetch(`${shop.url}/api/orders/${tokenOf(order)}`);
  await fetch(shop.url, { method: 'PUT' });
  await leaveWithoutAnswer(`${shop.url}/generate_pay_url`);
  const leftAt = 'method="POST",route="/generate_pay_url",status="left"';
  await expect
    .poll(async () => (await asked(shop.url, withToken)).text())
    .toContain(`chakra_http_request_seconds_count{${leftAt}} 1`);

  const answer = await asked(shop.url, withToken);
  expect(answer.status).toBe(200);
  const text = (await conforms(answer, 'get', '/api/metrics')) as string;
  expect(sample(text, 'chakra_orders{kind="placed"}')).toBe(2);
  expect(sample(text, 'chakra_orders{kind="paid"}')).toBe(0);
  expect(sample(text, 'chakra_notices_rejected')).toBe(1);
  expect(sample(text, 'chakra_outbox_due')).toBe(0);
  expect(sample(text, 'chakra_odd_money')).toBe(0);
  expect(sample(text, 'chakra_stuck_orders')).toBe(0);
  expect(sample(text, 'chakra_backup_age_seconds')).toBe(-1);
  expect(sample(text, 'chakra_database_bytes')).toBeGreaterThan(4096);
  expect(sample(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  expect(text).toMatch(/chakra_link_failures_total\{failure="\w+"\} 1/);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  const webhook = 'method="POST",route="/api/prodamus/webhook",status="400"';
  expect(sample(text, `chakra_http_request_seconds_count{${webhook}}`)).toBe(1);
  expect(text).toContain('route="/api/orders/{token}",status="200"');
  expect(text).not.toMatch(/method="(?:DELETE|PUT)"/);

  const told = text + shop.program.output();
  for (const secret of ['canary', 'Canary', tokenOf(order), '1998-07-13', TOKEN]) {
    expect(told).not.toContain(secret);
  }
  expect(shop.program.output()).toContain('"route":"/generate_pay_url","status":201');
  await shop.stop();
});
