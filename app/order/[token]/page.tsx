import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { noteOpened } from '@/app/note-opened';
import { PageShell } from '@/app/shell/page-shell';
import { InsideTelegram } from '@/components/mini-app/inside-telegram';
import { AskSeller } from '@/components/order/ask-seller';
import { ContactsCorrected } from '@/components/order/contacts-corrected';
import { EraseLink } from '@/components/order/erase-link';
import { KeepLink } from '@/components/order/keep-link';
import { RememberOrder } from '@/components/order/kept-by-browser/remember-order';
import { OrderScreen } from '@/components/order/order-screen';
import { orderView } from '@/components/order/order-view';
import { LINK_ANSWERS } from '@/components/order/order-without-link';
import { PaymentStatus } from '@/components/order/payment-status';
import { PlainAddress } from '@/components/order/plain-address';
import { BackToTelegram } from '@/components/page/back-to-telegram';
import { formatOrderNumber } from '@/lib/orders/number';
import { awaitsConsent, stateOf } from '@/lib/orders/order';
import { UNCONFIRMED_AFTER_MS } from '@/lib/orders/return-times';
import { waitsSince } from '@/lib/payments/links/returns';
import { getApp } from '@/server/app/app';

export const metadata: Metadata = { title: 'Ваш заказ', robots: { index: false, follow: false } };

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** An order before and after paying, for anyone who has its link. It only reads. */
export default async function OrderPage({ params, searchParams }: Props) {
  const { store, clock, orderUrl, settings, noteReturn, linksToTelegram } = getApp();
  const details = await store.findOrder((await params).token);
  if (!details) notFound();
  const { order } = details;
  const { sellerContacts: contacts } = settings();
  const now = clock();
  const query = await searchParams;
  const isCorrected = query.contacts === 'corrected';
  if (awaitsConsent(order)) {
    redirect(`/order/${order.token}/consent${isCorrected ? '?contacts=corrected' : ''}`);
  }
  await Promise.all([noteReturn(order, query), noteOpened(order, 'order')]);
  const backSince = await waitsSince(store, order);
  const cameBack = backSince !== null || query._payform_status === 'success';
  const view = orderView(details, cameBack, now);
  const isUnpaid = view.kind === 'pay' || view.kind === 'no_link';
  const isLate = backSince !== null && now.getTime() - backSince.getTime() >= UNCONFIRMED_AFTER_MS;
  const number = formatOrderNumber(order.number);
  const linkAnswer = LINK_ANSWERS.find((answer) => answer === query.link) ?? null;
  return (
    <PageShell>
      <PaymentStatus token={order.token} state={stateOf(order, now)} />
      {isUnpaid && isCorrected && <ContactsCorrected />}
      <OrderScreen
        order={order}
        view={view}
        contacts={contacts}
        isLate={isLate}
        linkAnswer={linkAnswer}
      />
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
      <PlainAddress path={`/order/${order.token}`} />
    </PageShell>
  );
}
