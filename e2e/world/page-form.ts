import type { Page, Route } from '@playwright/test';

/** A form of a page as a browser without scripts would send it: its hidden fields and `filled`. */
export async function formOf(
  url: string,
  cookie: string,
  filled: Record<string, string> = {},
  button = '',
): Promise<FormData> {
  const html = await (await fetch(url, { headers: { cookie } })).text();
  const forms = [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([form]) => form);
  const form = forms.find((one) => one.includes(button) && hasAll(one, Object.keys(filled)));
  if (!form) throw new Error(`${url} has no such form`);
  const data = new FormData();
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    data.append(attribute(input, 'name'), attribute(input, 'value'));
  }
  for (const [name, value] of Object.entries(filled)) data.set(name, value);
  return data;
}

type Sent = { cookie: string; origin?: string; accept?: string; 'x-forwarded-for'?: string };

/** Sends a form as a page of `origin` would; redirects are not followed. */
export function sendForm(
  url: string,
  data: FormData,
  { cookie, ...headers }: Sent,
): Promise<Response> {
  const sent = { cookie, ...headers };
  return fetch(url, { method: 'POST', body: data, headers: sent, redirect: 'manual' });
}

function hasAll(form: string, names: string[]): boolean {
  return names.every((name) => form.includes(`name="${name}"`));
}

function attribute(input: string, name: string): string {
  const text = new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '';
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}

/** An id as Next makes them, of an action that no build has. */
const UNKNOWN = `7f${'0'.repeat(40)}`;

/** Makes the next form that a script of the page sends, or so many of them, one of an older build. */
export async function sendsUnknownAction(page: Page, times = 1): Promise<void> {
  let left = times;
  await page.route('**/*', async (route: Route) => {
    const headers = await route.request().allHeaders();
    if (!headers['next-action'] || left <= 0) return route.fallback();
    left -= 1;
    return route.continue({ headers: { ...headers, 'next-action': UNKNOWN } });
  });
}

/** Makes the forms of the page those of an older build, for a browser without scripts. */
export async function namesUnknownAction(page: Page): Promise<void> {
  await page.evaluate((unknown) => {
    for (const field of document.querySelectorAll<HTMLInputElement>('[name^="$ACTION_"]')) {
      field.name = field.name.replace(/[0-9a-f]{42}/, unknown);
      field.value = field.value.replace(/[0-9a-f]{42}/, unknown);
    }
  }, UNKNOWN);
}
