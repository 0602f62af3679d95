import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { noteSeen } from '@/app/note-seen';
import { AskSeller } from '@/components/ask-seller';
import { BackToTelegram } from '@/components/back-to-telegram';
import { EraseLink } from '@/components/erase-link';
import { KeepLink } from '@/components/keep-link';
import { OrderScreen } from '@/components/order-screen';
import { orderView } from '@/components/order-view';
import { LINK_ANSWERS } from '@/components/order-without-link';
import { PageShell } from '@/components/page-shell';
import { PaymentStatus } from '@/components/payment-status';
import { RememberOrder } from '@/components/remember-order';
import { InsideTelegram } from '@/components/telegram/inside-telegram';
import { getApp } from '@/lib/app';
import { formatOrderNumber } from '@/lib/orders/number';
import { stateOf } from '@/lib/orders/order';
import { PATIENCE_MS } from '@/lib/payments/patience';

export const metadata: Metadata = { title: 'Ваш заказ', robots: { index: false, follow: false } };

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** An order before and after paying, for whoever has its link. It only reads. */
export default async function OrderPage({ params, searchParams }: Props) {
  const { store, clock, orderUrl, settings, noteReturn, linksToTelegram } = getApp();
  const file = await store.findOrder((await params).token);
  if (!file) notFound();
  const { order } = file;
  const { sellerContacts: contacts } = settings();
  const now = clock();
  const query = await searchParams;
  await Promise.all([noteReturn(order, query), noteSeen(order, 'order')]);
  const waitsSince = await store.waitsSince(order);
  const cameBack = waitsSince !== null || query._payform_status === 'success';
  const view = orderView(file, cameBack, now);
  const isLate = waitsSince !== null && now.getTime() - waitsSince.getTime() >= PATIENCE_MS;
  const number = formatOrderNumber(order.number);
  const linkAnswer = LINK_ANSWERS.find((answer) => answer === query.link) ?? null;
  return (
    <PageShell>
      <PaymentStatus token={order.token} state={stateOf(order, now)} />
      <OrderScreen {...{ order, view, contacts, isLate, linkAnswer }} />
      <BackToTelegram links={linksToTelegram(order)} />
      <InsideTelegram part="WriteOffer" />
      {view.kind !== 'refunded' && (
        <KeepLink url={orderUrl(order.token)}>
          По&nbsp;ней вы найдёте заказ и&nbsp;карту, даже если закроете вкладку. Показывайте её
          только тем, кому доверяете.
        </KeepLink>
      )}
      <AskSeller order={order} contacts={contacts} />
      <EraseLink token={order.token} />
      <RememberOrder number={number} path={`/order/${order.token}`} />
    </PageShell>
  );
}
