'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import { type OrderNumber, parseOrderNumber } from '@/lib/orders/number';
import { isResolution, type Resolution } from '@/lib/payments/resolutions';
import type { ResolvedMoney } from '@/lib/payments/resolve-unmatched';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';
import { reasonOf } from '../orders/[id]/reason-of';

/** What was typed stays, and the message stands beside it. */
export type MoneyState = { message: string | null; number: string; reason: string };

type Refusal = Extract<ResolvedMoney, { kind: 'refused' }>['refusal'];

const REFUSALS: Record<Refusal, string> = {
  closed: 'Для этой оплаты так сделать нельзя. Обновите страницу.',
  no_such_order: 'Заказа с\u00a0таким номером нет, его данные удалены или он пробный.',
  order_closed: 'Этот заказ уже оплачен или возвращён. Выберите другой.',
  payment_counted: 'Этим платежом уже оплачен другой заказ.',
  unknown: 'Такого уведомления нет.',
  resolved_before: 'Эта оплата уже решена. Обновите страницу.',
};

/** Resolves unmatched money in the way that the form names, once. */
export const resolveMoney = adminAction(async (form, seller): Promise<MoneyState> => {
  const { reason, error } = reasonOf(form);
  const typed = { number: formText(form, 'number'), reason };
  const wanted = readWanted(form, typed.number, error);
  if (!wanted.ok) return { ...typed, message: wanted.message };
  const app = getApp();
  const { resolution, orderNumber } = wanted;
  const way = { resolution, orderNumber, reason };
  const resolved = await app.admin.resolveMoney(formText(form, 'id'), way, seller.actor);
  if (resolved.kind === 'refused') return { ...typed, message: REFUSALS[resolved.refusal] };
  app.deliverSoon();
  redirect(`/admin/money?done=money_${resolution}`);
});

type Wanted =
  | { ok: true; resolution: Resolution; orderNumber: OrderNumber | null }
  | { ok: false; message: string };

function readWanted(form: FormData, typedNumber: string, noReason: string | null): Wanted {
  const resolution = formText(form, 'way');
  if (!isResolution(resolution)) return { ok: false, message: REFUSALS.closed };
  switch (resolution) {
    case 'attached': {
      const number = parseOrderNumber(typedNumber);
      if (number.ok) return { ok: true, resolution, orderNumber: number.number };
      return { ok: false, message: 'Впишите номер заказа: 10\u00a0цифр без ошибок.' };
    }
    case 'delivered':
      if (form.get('agreed')) return { ok: true, resolution, orderNumber: null };
      return { ok: false, message: 'Подтвердите, что суммы видели, и\u00a0повторите.' };
    case 'returned':
    case 'dismissed':
      if (noReason === null) return { ok: true, resolution, orderNumber: null };
      return { ok: false, message: `${noReason}.` };
    default:
      return resolution satisfies never;
  }
}
