'use server';

import { redirect } from 'next/navigation';
import { clientAddress, isAdmitted } from '@/app/is-admitted';
import { orderFormValues } from '@/app/order-form/order-form-values';
import { type PromoTurn, promoBuyer, takePromo } from '@/app/promo-wait';
import { formText } from '@/components/form/form-text';
import { formIdempotency } from '@/lib/orders/idempotency';
import { type Origin, stateOf } from '@/lib/orders/order';
import { type KeptContacts, type OrderFormValues, parseOrderForm } from '@/lib/orders/order-form';
import type { FieldError, OrderRequest } from '@/lib/orders/order-request';
import { ORIGIN_NAMES, readOrigin } from '@/lib/orders/origin';
import { PROMO_MESSAGES, type PromoRefusal, promoWaitMessage } from '@/lib/orders/promo';
import { OwnError } from '@/lib/own-error';
import type { IdempotencyKey } from '@/lib/store/queries/idempotency-keys';
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
export async function orderReading(
  _state: OrderFormState,
  form: FormData,
): Promise<OrderFormState> {
  const app = getApp();
  const values = orderFormValues(form);
  const buyer = await buyerOf(form.get('initData'));
  if (!buyer.ok) return { values, errors: [], message: buyer.message };
  const kept = await keptContacts(formText(form, 'keptFrom'), buyer.telegramUserId);
  const parsed = parseOrderForm(values, app.clock(), kept);
  const editions = app.legalEditions();
  // Whoever read an earlier edition has agreed to that one; to one that never was, to nothing.
  if (!editions.some(({ version }) => version === values.legalVersion)) {
    const errors = parsed.ok ? [] : parsed.errors.filter(({ field }) => field !== 'offer');
    return {
      values: { ...values, offer: false, personalData: false, legalVersion: editions[0].version },
      errors: [...errors, { field: 'offer', message: UNKNOWN_EDITION }],
      message: null,
    };
  }
  if (!parsed.ok) return { values, errors: parsed.errors, message: null };
  if (!(await isAdmitted(app.orderLimit))) return { values, errors: [], message: TOO_MANY };
  const { request } = parsed;
  const idempotency = idempotencyOf(formText(form, 'formId'), request, buyer);
  const counted = promoBuyer(buyer.telegramUserId, limitKey(await clientAddress()));
  const promo = await takePromo(app, request.promoCode, counted, idempotency);
  if (promo.waitSeconds > 0) {
    const message = promoWaitMessage(promo.waitSeconds);
    return { values, errors: [{ field: 'promoCode', message }], message: null };
  }
  const origin = originOf(form, buyer.startParam);
  const terms = { legalVersion: values.legalVersion, origin, idempotency, promo };
  const placed = await place(request, terms, buyer);
  switch (placed.kind) {
    case 'placed':
      redirect(`/order/${placed.token}`);
      break;
    case 'promo_refused': {
      const message = PROMO_MESSAGES[placed.refusal];
      return { values, errors: [{ field: 'promoCode', message }], message: null };
    }
    case 'too_many_today':
      return { values, errors: [], message: TOO_MANY_TODAY };
    case 'failed':
      return { values, errors: [], message: BUSY };
    default:
      return placed satisfies never;
  }
}

/** Where the buyer came from, as the form was opened, or as their Telegram says. */
function originOf(form: FormData, startParam: string | null): Origin | null {
  if (!getApp().settings().tracksSources) return null;
  const hidden = Object.fromEntries(ORIGIN_NAMES.map((name) => [name, formText(form, name)]));
  return readOrigin(hidden) ?? readOrigin({ startapp: startParam ?? '' });
}

type Placed =
  | { kind: 'placed'; token: string }
  | { kind: 'promo_refused'; refusal: PromoRefusal }
  /** Nothing was saved. */
  | { kind: 'too_many_today' | 'failed' };

/** The key of a shown form together with what was filled in; null when it has no id. */
function idempotencyOf(formId: string, request: OrderRequest, { telegramUserId }: KnownBuyer) {
  if (!formId) return null;
  return formIdempotency(getApp().idempotencyKey, formId, request, telegramUserId);
}

/** What an order is placed by, beside what was filled in. */
type FormTerms = {
  legalVersion: string;
  origin: Origin | null;
  idempotency: IdempotencyKey | null;
  promo: PromoTurn;
};

/** Places the order and gets its link ready. */
async function place(
  request: OrderRequest,
  { promo, ...terms }: FormTerms,
  { telegramUserId }: KnownBuyer,
): Promise<Placed> {
  const app = getApp();
  try {
    const channel = telegramUserId === null ? 'web' : 'telegram';
    const address = limitKey(await clientAddress());
    const placed = await app.placeOrder(request, {
      ...terms,
      ...{ channel, telegramUserId, address },
    });
    if (placed.kind !== 'placed') await promo.giveBack();
    if (placed.kind === 'conflict') throw new OwnError('a form key holds its content, so no clash');
    if (placed.kind === 'promo_refused' || placed.kind === 'too_many_today') return placed;
    const file = await app.store.findOrder(placed.order.token);
    if (file) await app.openPayment(file);
    return { kind: 'placed', token: placed.order.token };
  } catch (error) {
    app.errorLogs.failures.failure(error, 'an order of the form was not placed');
    return { kind: 'failed' };
  }
}

type KnownBuyer = { ok: true; telegramUserId: number | null; startParam: string | null };

type Buyer = KnownBuyer | { ok: false; message: string };

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
  'Сейчас заказ сохранить не удалось. Введённое на месте: отправьте ещё раз через минуту.';
const UNKNOWN_EDITION = 'Условия обновились. Откройте оферту и согласие и отметьте ещё раз';
const TOO_MANY = 'Слишком много заказов подряд. Подождите минуту и отправьте ещё раз.';

const TOO_MANY_TODAY =
  'С этой сети сегодня уже слишком много заказов. Введённое на месте: отправьте завтра или из другой сети, например с телефона без Wi-Fi.';

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
  const file = await store.findOrder(token);
  if (file?.order.telegramUserId !== telegramUserId) return null;
  return stateOf(file.order, clock()) === 'paid' ? file.order.contacts : null;
}
