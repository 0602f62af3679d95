'use server';

import { redirect } from 'next/navigation';
import { sellerOrderValues } from '@/app/order-form/order-form-values';
import { formText } from '@/components/form/form-text';
import type { Actor } from '@/lib/audit';
import { formIdempotency } from '@/lib/orders/idempotency';
import { parseSellerOrder, type SellerOrderValues } from '@/lib/orders/order-form';
import type { FieldError, OrderRequest } from '@/lib/orders/order-request';
import { OwnError } from '@/lib/own-error';
import { getApp } from '@/server/app/app';
import { adminAction } from '../../admin-action';

/** What the form shows after it was sent and something has to be corrected. */
export type NewOrderState = {
  values: SellerOrderValues;
  errors: FieldError[];
  message: string | null;
};

/** Places an order for a buyer who wrote to the seller, and goes on to what is to be sent to them. */
export const placeForBuyer = adminAction(async (form, { actor }): Promise<NewOrderState> => {
  const values = sellerOrderValues(form);
  const parsed = parseSellerOrder(values, getApp().clock());
  if (!parsed.ok) return { values, errors: parsed.errors, message: null };
  const orderId = await place(parsed.request, formText(form, 'formId'), actor);
  if (orderId === null) return { values, errors: [], message: BUSY };
  redirect(`/admin/orders/${orderId}?done=order_placed`);
});

/** Returns the key of the order, the earlier one if the same form was sent before; null = failed. */
async function place(request: OrderRequest, formId: string, seller: Actor): Promise<string | null> {
  const app = getApp();
  try {
    const ordered = await app.checkout(request, {
      channel: { seller },
      origin: null,
      idempotency: formId ? formIdempotency(app.idempotencyKey, formId, request) : null,
      telegramUserId: null,
      address: null,
    });
    if (ordered.kind === 'ordered') return ordered.order.id;
    throw new OwnError('an order without an address and a code is refused nothing');
  } catch (error) {
    app.errorLogs.failures.failure(error, 'an order of the seller was not placed');
    return null;
  }
}

const BUSY =
  'Заказ пока не\u00a0сохранился. Всё, что вы\u00a0ввели, осталось в\u00a0форме: попробуйте через минуту.';
