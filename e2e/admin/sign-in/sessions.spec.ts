import { openSession } from '@/e2e/world/admin';
import { expect, test } from '@/e2e/world/fixtures';
import { formOf, sendForm } from '@/e2e/world/page-form';
import { askRaw } from '@/e2e/world/raw-http';
import { ADMIN_PASSWORD, type Shop } from '@/e2e/world/shop';

const SECTIONS = ['/admin', '/admin/orders', '/admin/settings', '/admin/exports/orders.csv'];

/** What an address of the admin answers to a cookie, redirects not followed. */
async function statusOf(shop: Shop, path: string, cookie: string): Promise<number> {
  const answer = await fetch(`${shop.url}${path}`, { headers: { cookie }, redirect: 'manual' });
  await answer.body?.cancel();
  return answer.status;
}

test('After “everywhere” no session reads or changes anything, also all at the same time', async ({
  shop,
}) => {
  const cookies = [
    await openSession(shop.url),
    await openSession(shop.url),
    await openSession(shop.url),
  ];
  const [first = ''] = cookies;
  const promo = { code: 'PARALLEL', kind: 'percent', value: '10', toPay: '89100' };
  const page = `${shop.url}/admin/promo/new`;
  const forms = await Promise.all(cookies.map((cookie) => formOf(page, cookie, promo)));
  const audit = `${shop.url}/admin/audit`;
  const everywhere = await formOf(audit, first, {}, 'всех');
  await sendForm(audit, everywhere, { cookie: first, origin: shop.url });

  const looks = cookies.flatMap((cookie) => SECTIONS.map((path) => statusOf(shop, path, cookie)));
  const actions = cookies.map((cookie, at) =>
    sendForm(page, forms[at] ?? new FormData(), { cookie, origin: shop.url }),
  );
  expect((await Promise.all(looks)).filter((status) => status === 200)).toEqual([]);
  for (const { headers } of await Promise.all(actions)) {
    expect(headers.get('location')).toContain('/admin/sign-in?refused=session');
  }
  const cookie = await openSession(shop.url);
  const codes = await fetch(`${shop.url}/admin/promo`, { headers: { cookie } });
  expect(await codes.text()).not.toContain('PARALLEL');
});

test('On a site with https the cookie of the admin belongs to this host alone', async ({
  worldWith,
}) => {
  const site = 'https://shop.example';
  const settings = { PUBLIC_URL: site, PRODAMUS_URL: 'https://shop.payform.ru' };
  const { shop } = await worldWith({ settings });
  const form = await formOf(`${shop.url}/admin/sign-in`, '', { password: ADMIN_PASSWORD });
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  const headers = { host: 'shop.example', origin: site, 'content-type': type };
  const body = await encoded.text();
  const answer = await askRaw(shop.url, {
    method: 'POST',
    path: '/admin/sign-in',
    headers,
    body,
  });
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^__Host-desk=[\w-]{43}/);
  expect(cookie).toMatch(/; Path=\/; .*Max-Age=\d+; Secure; HttpOnly; SameSite=lax$/i);
  expect(cookie).not.toMatch(/domain=/i);
  expect(cookie.split(';')[0]?.length).toBeLessThan(4096);
});
