import type { EraseRefusal } from '@/components/order/erase-messages';
import { parseBirthDate } from '@/lib/chakras/birth-date';
import { joinBirthDate } from '@/lib/orders/typed-birth-date';
import { getApp } from '@/server/app/app';
import { limitKey } from '@/server/http/client-address';
import { readRawBody } from '@/server/http/read-body';
import { seeOther } from '@/server/http/respond';

const MAX_FORM_BYTES = 1_024;

type Context = { params: Promise<{ token: string }> };

/**
 * The erasing form's own address: erases, or goes back to the form with the word of why not. A
 * plain form, because a page without a referrer posts `Origin: null`.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/order/${encodeURIComponent(token)}`;
  const refusal = await erase(request, token).catch((error: unknown): EraseRefusal => {
    getApp().errorLogs.failures.failure(error, 'an order is not erased');
    return 'busy';
  });
  return seeOther(refusal ? `${page}/erase?refused=${refusal}` : `${page}/erased`);
}

/** Returns why nothing was erased; null when it was. */
async function erase(request: Request, token: string): Promise<EraseRefusal | null> {
  const { eraseOrder, limits, clock } = getApp();
  const wait = await limits.finds.take(limitKey(request.headers.get('x-forwarded-for') ?? ''));
  if (wait > 0) return 'too_fast';
  const form = new URLSearchParams((await readRawBody(request, MAX_FORM_BYTES))?.toString() ?? '');
  const [day, month, year] = ['day', 'month', 'year'].map((name) => form.get(name) ?? '');
  const typed = joinBirthDate({ day: day ?? '', month: month ?? '', year: year ?? '' });
  const parsed = parseBirthDate(typed, clock());
  if (!parsed.ok) return parsed.problem;
  const outcome = await eraseOrder(token, parsed.birthDate);
  return outcome === 'erased' ? null : outcome;
}
