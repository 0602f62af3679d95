import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminShell } from '@/app/admin/admin-shell';
import { markRowPaid } from '@/app/admin/reconcile/actions';
import { AdminFacts } from '@/components/admin/admin-facts';
import { ServerForm } from '@/components/admin/server-form';
import { formatRoubles } from '@/lib/money';
import { placeName } from '@/lib/payments/reconciliation/file-place';
import { findReconciled } from '@/lib/payments/reconciliation/find-reconciled';
import { markableRow } from '@/lib/payments/reconciliation/mark-listed-paid';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../../admin-page';
import { numberOf, type Query } from '../../../list-query';

export const metadata: Metadata = { title: 'Отметить оплаченным' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** Asks once more before a row of a payment list makes its order paid. */
export default adminPage(async function MarkListedPage({ params, searchParams }: Props) {
  const { id } = await params;
  const found = await findReconciled(getApp().store, id);
  if (!found) notFound();
  const row = markableRow(found.reconciled, numberOf(await searchParams, 'line'));
  return (
    <AdminShell section="reconcile" title="Отметить оплаченным">
      <div className="admin-narrow admin-form">
        {row ? (
          <>
            <AdminFacts
              facts={[
                [
                  'Заказ',
                  <a key="order" href={`/admin/orders/${row.order.id}`}>
                    №&nbsp;{row.order.number}
                  </a>,
                ],
                ['Сумма', formatRoubles(row.order.amount)],
                ['Платёж', row.payment.paymentId],
                ['В списке', placeName(row.payment)],
              ]}
            />
            <p>
              Заказ станет оплаченным этим платежом, и&nbsp;разбор сразу откроется покупателю.
              Сверьте номер, сумму и&nbsp;платёж с&nbsp;кабинетом Prodamus.
            </p>
            <ServerForm action={markRowPaid}>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="line" value={row.payment.line} />
              <button type="submit" className="button">
                Деньги пришли, заказ оплачен
              </button>
            </ServerForm>
          </>
        ) : (
          <p>Отмечать нечего: эта строка уже сходится или разобрана.</p>
        )}
        <p>
          <a href={`/admin/reconcile/${id}`}>Ничего не&nbsp;менять</a>
        </p>
      </div>
    </AdminShell>
  );
});
