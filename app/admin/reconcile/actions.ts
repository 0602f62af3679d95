'use server';

import { notFound, redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import { dismissRow } from '@/lib/payments/reconciliation/dismiss-row';
import { fileTitles } from '@/lib/payments/reconciliation/file-place';
import { keepListColumns } from '@/lib/payments/reconciliation/keep-list-columns';
import { LIST_COLUMNS, type ListColumns } from '@/lib/payments/reconciliation/listed-payment';
import { onlyListColumns } from '@/lib/payments/reconciliation/sheets/list-columns';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';
import { reasonOf } from '../orders/[id]/reason-of';
import { markedPaidWord } from '../orders/marked-paid-word';

export type ColumnsState = { columns: ListColumns; message: string | null };

/** Keeps which column is which, and leads to the comparison. */
export const compareList = adminAction(async (form, seller): Promise<ColumnsState> => {
  const { store, clock } = getApp();
  const list = await store.admin.findReconciliation(formText(form, 'id'));
  if (!list) notFound();
  if (list.columns) redirect(`/admin/reconcile/${list.id}`);
  const columns = columnsOf(form, fileTitles(list.content).length);
  const message = problemOf(columns);
  if (message) return { columns, message };
  await keepListColumns(
    store,
    { id: list.id, ...onlyListColumns(list.content, columns) },
    { at: clock(), actor: seller.actor },
  );
  redirect(`/admin/reconcile/${list.id}`);
});

/** The one way out that the comparison itself offers: paid there, not here, the sum the same. */
export const markRowPaid = adminAction(async (form, seller): Promise<void> => {
  const listId = formText(form, 'id');
  const line = Number(formText(form, 'line'));
  const marked = await getApp().admin.markListedPaid(listId, line, seller);
  const done = marked.kind === 'marked' ? markedPaidWord(marked.order) : 'mark_refused';
  // The message to send stands on the page of the order.
  if (marked.kind === 'marked' && done === 'marked_paid_by_hand') {
    redirect(`/admin/orders/${marked.order.id}?done=${done}`);
  }
  redirect(`/admin/reconcile/${encodeURIComponent(listId)}?done=${done}`);
});

export type DismissalState = { message: string | null; reason: string };

/** Writes down that the seller has dealt with a row, and why; what was typed stays. */
export const dismiss = adminAction(async (form, { actor }): Promise<DismissalState> => {
  const { reason, error } = reasonOf(form);
  if (error) return { message: error, reason };
  const listId = formText(form, 'id');
  const line = Number(formText(form, 'line'));
  const outcome = await dismissRow(getApp(), { listId, line, reason, actor });
  if (outcome === 'nothing') return { message: 'Строка уже сходится или разобрана', reason };
  redirect(`/admin/reconcile/${encodeURIComponent(listId)}?done=row_dismissed`);
});

function columnsOf(form: FormData, width: number): ListColumns {
  const placeOf = (name: (typeof LIST_COLUMNS)[number]) => {
    const word = formText(form, name);
    return /^\d{1,4}$/.test(word) && Number(word) < width ? Number(word) : null;
  };
  return {
    payment: placeOf('payment'),
    number: placeOf('number'),
    amount: placeOf('amount'),
    status: placeOf('status'),
    date: placeOf('date'),
    currency: placeOf('currency'),
  };
}

function problemOf(columns: ListColumns): string | null {
  const needed = [columns.payment, columns.number, columns.amount, columns.status];
  if (needed.includes(null)) {
    return 'Укажите столбцы с\u00a0номером платежа, нашим номером, суммой и\u00a0статусом.';
  }
  const places = LIST_COLUMNS.flatMap((column) => columns[column] ?? []);
  if (new Set(places).size === places.length) return null;
  return 'Один столбец указан дважды. У\u00a0каждого значения столбец свой.';
}
