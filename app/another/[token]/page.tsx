import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OrderSlip } from '@/app/order-form/order-slip';
import { PageShell } from '@/app/shell/page-shell';
import { stateOf } from '@/lib/orders/order';
import { getApp } from '@/server/app/app';

export const metadata: Metadata = {
  title: 'Карта для близкого человека',
  robots: { index: false, follow: false },
};

type Props = { params: Promise<{ token: string }> };

/**
 * Another order by somebody who has the link of a paid one. The link gets passed on, so contacts
 * are asked for anew, of everybody but the buyer whom Telegram vouches for.
 */
export default async function OrderAgainPage({ params }: Props) {
  const { store, clock } = getApp();
  const details = await store.findOrder((await params).token);
  if (!details || stateOf(details.order, clock()) !== 'paid') notFound();
  const { token, contacts, telegramUserId } = details.order;
  const keepsContacts = telegramUserId !== null && Boolean(contacts.email || contacts.phone);
  return (
    <PageShell>
      <h1>Карта для близкого человека</h1>
      <p className="mt-4">
        Это отдельный заказ. Укажите дату рождения и&nbsp;имя человека, для которого карта: ребёнка,
        друга, кого-то из&nbsp;родных.
      </p>
      <OrderSlip className="mt-8" isForAnother {...(keepsContacts ? { keptFrom: token } : {})} />
    </PageShell>
  );
}
