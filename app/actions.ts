'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/app/form-action';
import { clientAddress, isWithinLimits } from '@/app/is-within-limits';
import { keepFormId } from '@/app/order-form/form-cookie';
import { orderFormValues } from '@/app/order-form/order-form-values';
import { formText } from '@/components/form/form-text';
import type { CheckoutOutcome } from '@/lib/checkout/checkout';
import { UNKNOWN_EDITION } from '@/lib/orders/consent-ticks';
import { formIdempotency } from '@/lib/orders/idempotency';
import { type Origin, stateOf } from '@/lib/orders/order';
import { type KeptContacts, type OrderFormValues, parseOrderForm } from '@/lib/orders/order-form';
import type { FieldError, OrderRequest } from '@/lib/orders/order-request';
import { ORIGIN_NAMES, readOrigin } from '@/lib/orders/origin';
import { PROMO_MESSAGES, promoWaitMessage } from '@/lib/orders/promo';
import { OwnError } from '@/lib/own-error';
import { identityRefusal } from '@/lib/telegram/identify';
import { getApp } from '@/server/app/app';
import { limitKey } from '@/server/http/client-address';

/** What the form shows after it was sent and something has to be corrected. */
export type OrderFormState = {
  values: OrderFormValues;
  errors: FieldError[];
  /** A message about the whole form. */
  message: string | null;
};

/** Places the order of the form, gets its payment link ready and goes on to the order's page. */
export const orderReading = formAction(async (form: FormData): Promise<OrderFormState> => {
  const app = getApp();
  const values = orderFormValues(form);
  const buyer = await buyerOf(form.get('initData'));
  if (!buyer.ok) return { values, errors: [], message: buyer.message };
  const kept = await keptContacts(formText(form, 'keptFrom'), buyer.telegramUserId);
  const hasChat = buyer.telegramUserId !== null;
  const parsed = parseOrderForm(values, app.clock(), { kept, hasChat });
  const editions = await app.legalEditionsWith(values.legalVersion);
  // Anyone who read an earlier edition has agreed to that one; to one that never was, to nothing.
  if (!editions.some(({ version }) => version === values.legalVersion)) {
    const errors = parsed.ok ? [] : parsed.errors.filter(({ field }) => field !== 'offer');
    return {
      values: { ...values, offer: false, personalData: false, legalVersion: editions[0].version },
      errors: [...errors, UNKNOWN_EDITION],
      message: null,
    };
  }
  if (!parsed.ok) return { values, errors: parsed.errors, message: null };
  if (!(await isWithinLimits(app.limits.orders))) return { values, errors: [], message: TOO_MANY };
  const { request } = parsed;
  const ordered = await orderFromForm(request, values.legalVersion, form, buyer);
  switch (ordered.kind) {
    case 'ordered':
      await keepFormId(formText(form, 'formId'), ordered.order);
      redirect(`/order/${ordered.order.token}`);
      break;
    case 'promo_wait': {
      const message = promoWaitMessage(ordered.retryAfterSeconds);
      return { values, errors: [{ field: 'promoCode', message }], message: null };
    }
    case 'promo_refused': {
      const message = PROMO_MESSAGES[ordered.refusal];
      return { values, errors: [{ field: 'promoCode', message }], message: null };
    }
    case 'too_many_today':
      return { values, errors: [], message: TOO_MANY_TODAY };
    case 'failed':
      return { values, errors: [], message: BUSY };
    default:
      return ordered satisfies never;
  }
});

/** `failed`: the order could not be saved, or its form clashed with another; it is logged. */
type Ordered = Exclude<CheckoutOutcome, { kind: 'conflict' }> | { kind: 'failed' };

async function orderFromForm(
  request: OrderRequest,
  legalVersion: string,
  form: FormData,
  { telegramUserId, startParam }: IdentifiedBuyer,
): Promise<Ordered> {
  const app = getApp();
  try {
    const ordered = await app.checkout(request, {
      channel: telegramUserId === null ? 'web' : 'telegram',
      legalVersion,
      origin: originOf(form, startParam),
      idempotency: idempotencyOf(formText(form, 'formId'), request, telegramUserId),
      telegramUserId,
      address: limitKey(await clientAddress()),
    });
    if (ordered.kind !== 'conflict') return ordered;
    throw new OwnError('a form key holds its content, so no clash');
  } catch (error) {
    app.errorLogs.failures.failure(error, 'an order of the form was not placed');
    return { kind: 'failed' };
  }
}

/** Where the buyer came from, as the form was opened, or as their Telegram says. */
function originOf(form: FormData, startParam: string | null): Origin | null {
  if (!getApp().settings().tracksSources) return null;
  const hidden = Object.fromEntries(ORIGIN_NAMES.map((name) => [name, formText(form, name)]));
  return readOrigin(hidden) ?? readOrigin({ startapp: startParam ?? '' });
}

/** The key of a shown form together with what was filled in; null when it has no id. */
function idempotencyOf(formId: string, request: OrderRequest, telegramUserId: number | null) {
  if (!formId) return null;
  return formIdempotency(getApp().idempotencyKey, formId, request, telegramUserId);
}

type IdentifiedBuyer = { ok: true; telegramUserId: number | null; startParam: string | null };

type Buyer = IdentifiedBuyer | { ok: false; message: string };

/** Whose order it is: the Mini App sends its init data along, a page outside sends none. */
async function buyerOf(initData: FormDataEntryValue | null): Promise<Buyer> {
  if (typeof initData !== 'string' || !initData) {
    return { ok: true, telegramUserId: null, startParam: null };
  }
  const identity = await getApp().identifyBy(initData);
  if (identity.kind === 'user') {
    const { user, startParam } = identity;
    return { ok: true, telegramUserId: user.id, startParam };
  }
  const { title, detail } = identityRefusal(identity);
  return { ok: false, message: `${title}. ${detail}` };
}

const BUSY =
  'Заказ пока не сохранился. Всё, что вы ввели, осталось в форме: попробуйте через минуту.';
const TOO_MANY = 'Слишком много заказов подряд. Подождите минуту и отправьте ещё раз.';

const TOO_MANY_TODAY =
  'С этой сети сегодня уже слишком много заказов. Всё, что вы ввели, сохранилось: отправьте завтра или из другой сети, например с телефона без Wi-Fi.';

/**
 * The contacts of the paid order somebody orders again from. A link of it proves nothing, and its
 * contacts would be on the payment page of the new order: only its own Telegram user gets them.
 */
async function keptContacts(
  token: string,
  telegramUserId: number | null,
): Promise<KeptContacts | null> {
  if (!token || telegramUserId === null) return null;
  const { store, clock } = getApp();
  const details = await store.findOrder(token);
  if (details?.order.telegramUserId !== telegramUserId) return null;
  return stateOf(details.order, clock()) === 'paid' ? details.order.contacts : null;
}
