'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getApp } from '@/lib/app';
import { formIdempotency } from '@/lib/orders/idempotency';
import { type OrderFormValues, parseOrderForm } from '@/lib/orders/order-form';
import type { FieldError } from '@/lib/orders/order-request';
import { limitKey } from '@/lib/web/client-address';

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
  const values = valuesOf(form);
  const parsed = parseOrderForm(values, app.clock());
  if (!parsed.ok) return { values, errors: parsed.errors, message: null };
  if (!(await isAdmitted())) return { values, errors: [], message: TOO_MANY };
  const formId = textOf(form, 'formId');
  const idempotency = formId ? formIdempotency(app.idempotencyKey, formId, parsed.request) : null;
  const placed = await app.placeOrder(parsed.request, { channel: 'web', idempotency });
  if (placed.kind === 'conflict') throw new Error('a form key holds its content, so cannot clash');
  const file = await app.store.findOrder(placed.order.token);
  if (file) await app.openPayment(file);
  redirect(`/order/${placed.order.token}`);
}

/** Gets a new payment link for an order whose link is missing or has expired. */
export async function renewPaymentLink(form: FormData): Promise<void> {
  const app = getApp();
  const token = textOf(form, 'token');
  const file = await app.store.findOrder(token);
  if (file && (await isAdmitted())) await app.openPayment(file);
  redirect(`/order/${encodeURIComponent(token)}`);
}

const TOO_MANY = 'Слишком много заказов подряд. Подождите минуту и отправьте ещё раз.';

async function isAdmitted(): Promise<boolean> {
  const address = (await headers()).get('x-forwarded-for') ?? '';
  return (await getApp().orderLimit.take(limitKey(address))) === 0;
}

function valuesOf(form: FormData): OrderFormValues {
  const text = (name: string) => textOf(form, name).slice(0, 300);
  return {
    day: text('day'),
    month: text('month'),
    year: text('year'),
    name: text('name'),
    contact: text('contact'),
    offer: form.has('offer'),
    personalData: form.has('personalData'),
  };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
