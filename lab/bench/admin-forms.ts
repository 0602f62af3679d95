import { ADMIN_PASSWORD } from '@/e2e/world/shop';

/** Signs in to the admin without a browser, as its form does without scripts; returns the cookie. */
export async function signedInCookie(shopUrl: string): Promise<string> {
  const answer = await send(`${shopUrl}/admin/sign-in`, '', { password: ADMIN_PASSWORD });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`signing in answered ${answer.status}`);
  return cookie;
}

/** Where the search of orders leads with these fields. */
export async function addressOf(
  shopUrl: string,
  cookie: string,
  fields: Record<string, string>,
): Promise<string> {
  const answer = await send(`${shopUrl}/admin/orders`, cookie, fields);
  const location = answer.headers.get('location');
  if (!location) throw new Error(`the search answered ${answer.status}`);
  return new URL(location, shopUrl).href;
}

/** Posts the first form of a page that has all of these fields, with what it hides. */
async function send(url: string, cookie: string, fields: Record<string, string>) {
  const page = await (await fetch(url, { headers: { cookie } })).text();
  const forms = page.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const [name] = Object.keys(fields);
  const form = forms.find((text) => text.includes(`name="${name}"`));
  const body = new FormData();
  for (const [input] of form?.matchAll(/<input[^>]*type="hidden"[^>]*>/g) ?? []) {
    const hidden = (attribute: string) => new RegExp(`${attribute}="([^"]*)"`).exec(input)?.[1];
    body.set(hidden('name') ?? '', (hidden('value') ?? '').replaceAll('&quot;', '"'));
  }
  for (const [field, value] of Object.entries(fields)) body.set(field, value);
  const headers = { cookie, Origin: new URL(url).origin };
  return fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
}
