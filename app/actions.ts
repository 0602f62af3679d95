'use server';

import { redirect } from 'next/navigation';
import { isAdmitted } from '@/app/is-admitted';
import { formText } from '@/components/form-text';
import { orderFormValues } from '@/components/order-form-values';
import { getApp } from '@/lib/app';
import { formIdempotency } from '@/lib/orders/idempotency';
import { stateOf } from '@/lib/orders/order';
import { type KeptContacts, type OrderFormValues, parseOrderForm } from '@/lib/orders/order-form';
import type { FieldError, OrderRequest } from '@/lib/orders/order-request';
import { identityRefusal } from '@/lib/telegram/identify';

/** What the form shows after it was sent and something has to be mended. */
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
  const kept = await keptContacts(formText(form, 'keptFrom'));
  const parsed = parseOrderForm(values, app.clock(), kept);
  if (!parsed.ok) return { values, errors: parsed.errors, message: null };
  if (!(await isAdmitted(app.orderLimit))) return { values, errors: [], message: TOO_MANY };
  const buyer = await buyerOf(form.get('initData'));
  if (!buyer.ok) return { values, errors: [], message: buyer.message };
  const token = await place(parsed.request, formText(form, 'formId'), buyer.telegramUserId);
  if (!token) return { values, errors: [], message: BUSY };
  redirect(`/order/${token}`);
}

/** Places the order and gets its link ready; answers the token, or null when nothing was saved. */
async function place(
  request: OrderRequest,
  formId: string,
  telegramUserId: number | null,
): Promise<string | null> {
  const app = getApp();
  try {
    const idempotency = formId
      ? formIdempotency(app.idempotencyKey, formId, request, telegramUserId)
      : null;
    const channel = telegramUserId === null ? 'web' : 'telegram';
    const placed = await app.placeOrder(request, { channel, idempotency, telegramUserId });
    if (placed.kind === 'conflict') throw new Error('a form key holds its content, so no clash');
    const file = await app.store.findOrder(placed.order.token);
    if (file) await app.openPayment(file);
    return placed.order.token;
  } catch (error) {
    app.log.error({ err: error }, 'an order of the form was not placed');
    return null;
  }
}

type Buyer = { ok: true; telegramUserId: number | null } | { ok: false; message: string };

/** Whose order it is: the Mini App sends its init data along, a page outside sends none. */
async function buyerOf(initData: FormDataEntryValue | null): Promise<Buyer> {
  if (typeof initData !== 'string' || !initData) return { ok: true, telegramUserId: null };
  const identity = await getApp().identifyBy(initData);
  if (identity.kind === 'user') return { ok: true, telegramUserId: identity.user.id };
  const { title, detail } = identityRefusal(identity);
  return { ok: false, message: `${title}. ${detail}` };
}

const BUSY =
  'Сейчас заказ сохранить не удалось. Введённое на месте: отправьте ещё раз через минуту.';
const TOO_MANY = 'Слишком много заказов подряд. Подождите минуту и отправьте ещё раз.';

/** The contacts of the paid order somebody orders again from. */
async function keptContacts(token: string): Promise<KeptContacts | null> {
  const { store, clock } = getApp();
  const file = token ? await store.findOrder(token) : null;
  return file && stateOf(file.order, clock()) === 'paid' ? file.order.contacts : null;
}
