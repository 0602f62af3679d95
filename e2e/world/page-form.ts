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
