import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '../../world/fixtures';
import { freePort } from '../../world/free-port';
import { formOf } from '../../world/page-form';
import { askRaw } from '../../world/raw-http';
import { type Shop, startShop } from '../../world/shop';

const TIMES = 6;
const CANARY = 'canary-of-a-form';

function multipart(parts: Record<string, string>): { type: string; body: string } {
  const lines = Object.entries(parts).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: 'multipart/form-data; boundary=b', body: `${lines.join('')}--b--\r\n` };
}

const text = (body: string) => ({ type: 'text/plain;charset=UTF-8', body });
const garbage = { type: 'multipart/form-data; boundary=b', body: CANARY };

/** What no page sends: as the form of a script (with the id of a true action), and without. */
const SENT_AS_ACTIONS = {
  'a reference to itself': text('["$@0"]'),
  'no JSON': text(`{{${CANARY}`),
  nothing: text(''),
  'arguments that are no form': text(`["$undefined","${CANARY}"]`),
  'parts that are none': garbage,
  'no boundary': { type: 'multipart/form-data', body: CANARY },
  'no arguments': multipart({ '1_name': CANARY }),
  'references that lead nowhere': multipart({ '0': '["$1:a:b","$Q2"]', '1': '{"then":"$@0"}' }),
};
const SENT_PLAINLY = {
  'parts that are none': garbage,
  'an action that is none': multipart({ $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${CANARY}"}` }),
};

/** The id of the action that the order form is sent to. */
async function actionOf(shop: Shop): Promise<string> {
  const form = await formOf(shop.url, '', { name: '' });
  const ids = [...form.values()].map((value) => /"id":"([0-9a-f]{42})"/.exec(`${value}`)?.[1]);
  const id = ids.find(Boolean) ?? '';
  expect(id).toMatch(/^[0-9a-f]{42}$/);
  return id;
}

/** The lines of the log, and everything else that was printed. */
function printed({ program }: Shop): string[] {
  return program.output().split('\n').filter(Boolean);
}

test('A form that cannot be decoded is refused by 400, and a flood of them is one counted line', async ({
  prodamus,
}) => {
  const shop = await startShop(await freePort(), prodamus.url);
  const id = await actionOf(shop);
  const post = (headers: Record<string, string>, body: string) =>
    askRaw(shop.url, { method: 'POST', headers: { origin: shop.url, ...headers }, body });
  const before = printed(shop).length;
  for (let time = 0; time < TIMES; time += 1) {
    for (const [what, { type, body }] of Object.entries(SENT_AS_ACTIONS)) {
      const { status } = await post({ 'content-type': type, 'next-action': id }, body);
      expect(status, what).toBe(400);
    }
    for (const [what, { type, body }] of Object.entries(SENT_PLAINLY)) {
      expect((await post({ 'content-type': type }, body)).status, what).toBe(400);
    }
    const { type, body } = multipart({ '0': '["$undefined","$K1"]' });
    const sent = { 'content-type': type, 'next-action': id };
    for (const origin of [`http://${CANARY}.example`, `${CANARY} y`]) {
      expect((await post({ ...sent, origin }, body)).status, origin).toBe(403);
    }
    for (const unknown of ['f'.repeat(42), CANARY]) {
      expect([400, 409]).toContain((await post({ ...sent, 'next-action': unknown }, body)).status);
    }
  }
  const lines = printed(shop).slice(before);
  const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
  expect(messages.filter((message) => message === 'a form cannot be decoded')).toHaveLength(1);
  expect(messages).not.toContain('a page has failed');
  // One of what Next warns of, one of what it calls an error.
  expect(lines.length).toBeLessThanOrEqual(3);
  expect(lines.join('\n')).not.toContain(CANARY);
  await shop.stop();
});

test('A form with scripts is taken under every name that a proxy leaves to the site, and under no other', async ({
  prodamus,
}) => {
  const origin = 'http://localhost:4999';
  const settings = { PUBLIC_URL: origin, TRUSTED_PROXY: '127.0.0.1' };
  const shop = await startShop(await freePort(), prodamus.url, settings);
  const id = await actionOf(shop);
  const post = async (headers: Record<string, string>) => {
    const { type, body } = multipart({ '0': '["$undefined","$K1"]', '1_name': 'Анна' });
    const sent = { 'content-type': type, 'next-action': id, accept: 'text/x-component' };
    const asked = { method: 'POST', body, headers: { ...sent, ...headers } };
    return (await askRaw(shop.url, asked)).status;
  };
  const names: Record<string, string>[] = [
    { host: 'localhost:4999' },
    { host: 'upstream:3000', 'x-forwarded-host': 'localhost:4999' },
    { host: 'upstream:3000', 'x-forwarded-host': 'localhost:4999, inner.example' },
    { host: 'localhost:4999', 'x-forwarded-host': 'inner.example' },
    { host: 'upstream:3000' },
  ];
  for (const name of names) {
    expect(await post({ origin, ...name }), JSON.stringify(name)).toBe(200);
    expect(await post({ origin: 'http://localhost:4998', ...name })).toBe(403);
  }
  await shop.stop();
});

test('A request that its client cuts off is no failure of the shop', async ({ prodamus }) => {
  const shop = await startShop(await freePort(), prodamus.url);
  const before = printed(shop).length;
  const paths = ['/generate_pay_url', '/api/prodamus/webhook', '/api/prodamus/webhook/', '/find'];
  for (const path of [...paths, '/reading/x/share', '/order/x/erasure']) {
    const { hostname, port } = new URL(shop.url);
    const socket = connect(Number(port), hostname);
    const head = 'Host: a\r\nContent-Type: application/json\r\nExpect: 100-continue';
    socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\nContent-Length: 50\r\n\r\n`);
    // It is listening now.
    await once(socket, 'data');
    socket.end('{"a"');
    await once(socket.resume(), 'close');
  }
  expect((await fetch(`${shop.url}/api/ready`)).status).toBe(200);
  expect(printed(shop).slice(before)).toEqual([]);
  await shop.stop();
});
