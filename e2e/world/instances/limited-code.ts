import { formOf, sendForm } from '../page-form';
import type { Shop } from '../shop';

/** Makes, as the seller of this session, a code of ten percent that so many orders may have. */
export async function makeLimitedCode(
  { url }: Shop,
  cookie: string,
  { code, mostUses }: { code: string; mostUses: number },
): Promise<void> {
  const page = `${url}/admin/promo/new`;
  const form = await formOf(page, cookie, { code, value: '10', mostUses: String(mostUses) });
  // The seller is shown what is left to pay, and sends it again.
  const asked = await (await sendForm(page, form, { cookie, origin: url })).text();
  form.set('toPay', /name="toPay" value="(\d+)"/.exec(asked)?.[1] ?? '');
  const made = await sendForm(page, form, { cookie, origin: url });
  if (made.status !== 303) throw new Error(`the promo code was not made: ${made.status}`);
}
