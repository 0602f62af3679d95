import { expect, test } from '../../world/fixtures';
import { formOf, sendForm } from '../../world/page-form';
import { ADMIN_PASSWORD, placeOrder, type Shop, tokenOf } from '../../world/shop';
import { startWorld } from '../../world/world';

const FOREIGN = ['http://evil.example', 'http://127.0.0.1:1', 'file://', 'garbage', 'about:blank'];

/** The order form filled in, as a browser without scripts has it. */
function orderForm({ url }: Shop): Promise<FormData> {
  const typed = { day: '13', month: '07', year: '1998', contact: 'a@example.ru' };
  return formOf(url, '', { ...typed, offer: 'on', personalData: 'on' });
}

function signInForm({ url }: Shop): Promise<FormData> {
  return formOf(`${url}/admin/sign-in`, '', { password: ADMIN_PASSWORD });
}

/** The same form as a script sends it. */
async function byScript(url: string, form: FormData, origin: string): Promise<Response> {
  const fields = [...form].map(([name, value]): [string, string] => [name, String(value)]);
  const id = /"id":"([0-9a-f]{42})"/.exec(JSON.stringify(fields).replaceAll('\\"', '"'))?.[1] ?? '';
  const data = new FormData();
  for (const [name, value] of fields.filter(([one]) => !one.startsWith('$'))) {
    data.append(`_1_${name}`, value);
  }
  data.append('0', '["$undefined","$K1"]');
  const headers = { 'next-action': id, accept: 'text/x-component', origin };
  return fetch(url, { method: 'POST', body: data, headers, redirect: 'manual' });
}

function leadsTo({ headers }: Response): string {
  return headers.get('location') ?? headers.get('x-action-redirect')?.split(';')[0] ?? '';
}

test('A form of another site is refused in words, with scripts and without, and fills no log', async () => {
  const token = 'a-token-of-the-metrics';
  const { shop, stop } = await startWorld({ settings: { METRICS_TOKEN: token } });
  const forms = {
    '/': await orderForm(shop),
    '/find': await formOf(`${shop.url}/find`, '', { number: '1' }),
    '/admin/sign-in': await signInForm(shop),
  };
  const before = shop.program.output();
  for (const [path, form] of Object.entries(forms)) {
    for (const origin of FOREIGN) {
      const sent = { cookie: '', origin, accept: 'text/html' };
      const plain = await sendForm(`${shop.url}${path}`, form, sent);
      expect(plain.status, `${path} from ${origin}`).toBe(403);
      expect(await plain.text()).toContain('не со страницы этого сайта');
      const scripted = await byScript(`${shop.url}${path}`, form, origin);
      expect(scripted.status, `${path} from ${origin} by script`).toBe(403);
    }
  }
  expect(shop.program.output()).toBe(before);
  const headers = { Authorization: `Bearer ${token}` };
  const metrics = await (await fetch(`${shop.url}/api/metrics`, { headers })).text();
  const count = FOREIGN.length * 3 * 2;
  expect(metrics).toContain(`chakra_refused_total{reason="form_origin"} ${count}`);
  await stop();
});

test('A form of a buyer whose browser tells no page its address is taken', async ({ shop }) => {
  const form = await orderForm(shop);
  const sent = { cookie: '', origin: 'null' };
  expect(leadsTo(await sendForm(shop.url, form, sent))).toMatch(/^\/order\//);
  form.set('contact', 'b@example.ru');
  expect(leadsTo(await byScript(shop.url, form, 'null'))).toMatch(/^\/order\//);

  const order = await placeOrder(shop);
  const typed = { number: order.orderNumber, day: '13', month: '07', year: '1998' };
  const find = await formOf(`${shop.url}/find`, '', typed);
  const page = `/order/${tokenOf(order)}`;
  expect(leadsTo(await sendForm(`${shop.url}/find`, find, sent))).toBe(page);
  expect(leadsTo(await byScript(`${shop.url}/find`, find, 'null'))).toBe(page);
});

test('A form of the admin says where it comes from, also when it is sent to a page of buyers', async ({
  shop,
}) => {
  const form = await signInForm(shop);
  const accept = 'text/html';
  for (const path of ['/admin/sign-in', '/admin', '/%61dmin/sign-in', '/admin/orders/x/erase']) {
    const address = `${shop.url}${path}`;
    const refused = await sendForm(address, form, { cookie: '', origin: 'null', accept });
    expect(refused.status, path).toBe(403);
    expect(await refused.text()).toContain('не со страницы этого сайта');
    expect((await byScript(address, form, 'null')).status, path).toBe(403);
  }
  for (const path of ['/', '/find', '/nosuch']) {
    const address = `${shop.url}${path}`;
    const plain = await sendForm(address, form, { cookie: '', origin: 'null' });
    for (const answer of [plain, await byScript(address, form, 'null')]) {
      expect(answer.headers.get('set-cookie'), path).toBeNull();
    }
  }
  const signedIn = await sendForm(`${shop.url}/admin/sign-in`, form, {
    cookie: '',
    origin: shop.url,
  });
  expect(signedIn.headers.get('set-cookie')).toContain('desk=');
});
