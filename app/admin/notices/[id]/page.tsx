import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminShell } from '@/app/admin/admin-shell';
import { KeptPaymentEvent } from '@/app/admin/notices/kept-payment-event';
import { PaymentEventBody } from '@/app/admin/notices/payment-event-body';
import { RejectedPaymentEvent } from '@/app/admin/notices/rejected-payment-event';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../admin-page';
import { demoMarksOf } from '../../demo-marks-of';
import type { Query } from '../../list-query';
import { paymentEventRef } from '../payment-event-ref';

export const metadata: Metadata = { title: 'Уведомление' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One delivery of Prodamus: what it says, what became of it, and the body with masks. */
export default adminPage(async function PaymentEventPage({ params, searchParams }: Props) {
  const { id } = await params;
  const file = await getApp().store.admin.paymentEventDetails(paymentEventRef(id));
  if (!file) notFound();
  const { row, body, actions } = file;
  return (
    <AdminShell section="notices" title="Уведомление" done={(await searchParams).done}>
      {row.kind === 'kept' ? (
        <KeptPaymentEvent row={row} demoMarks={await demoMarksOf(row)} actions={actions} />
      ) : (
        <RejectedPaymentEvent row={row} />
      )}
      {body && <PaymentEventBody id={id} body={body} />}
    </AdminShell>
  );
});
