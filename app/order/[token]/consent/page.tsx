import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { noteOpened } from '@/app/note-opened';
import { PageShell } from '@/app/shell/page-shell';
import { AskSeller } from '@/components/order/ask-seller';
import { ContactsCorrected } from '@/components/order/contacts-corrected';
import { EraseLink } from '@/components/order/erase-link';
import { KeepLink } from '@/components/order/keep-link';
import { RememberOrder } from '@/components/order/kept-by-browser/remember-order';
import { NotSoldHere } from '@/components/order/not-sold-here';
import { OrderSummary } from '@/components/order/order-summary';
import { formatOrderNumber } from '@/lib/orders/number';
import { awaitsConsent } from '@/lib/orders/order';
import { getApp } from '@/server/app/app';
import { ConsentForm } from './consent-form';

export const metadata: Metadata = {
  title: 'Проверьте заказ',
  robots: { index: false, follow: false },
};

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ contacts?: string | string[] }>;
};

/**
 * The order page of an order that the seller has placed, until its buyer agrees: what is ordered,
 * and two boxes to tick. Nothing leads to payment from here.
 */
export default async function ConsentPage({ params, searchParams }: Props) {
  const { store, settings, legalEditions, orderUrl } = getApp();
  const details = await store.findOrder((await params).token);
  if (!details) notFound();
  const { order } = details;
  if (!awaitsConsent(order)) redirect(`/order/${order.token}`);
  await noteOpened(order, 'order');
  const ticks = { offer: false, personalData: false, legalVersion: legalEditions()[0].version };
  return (
    <PageShell>
      {(await searchParams).contacts === 'corrected' && <ContactsCorrected />}
      <h1>Проверьте заказ</h1>
      <p className="mt-4">
        Его оформил продавец по&nbsp;вашей просьбе. Проверьте сумму, дату рождения и&nbsp;контакт,
        отметьте согласия, и&nbsp;откроется ссылка на&nbsp;оплату.
      </p>
      <OrderSummary order={order} sumLabel="К оплате" isUnpaid />
      <NotSoldHere>
        Заказ сохранён, но&nbsp;оплатить его в&nbsp;приложении на&nbsp;этом устройстве нельзя.
      </NotSoldHere>
      <ConsentForm token={order.token} initial={{ ticks, errors: [], message: null }} />
      <p className="note mt-4">
        В&nbsp;дате ошибка&nbsp;— напишите продавцу, он&nbsp;исправит. Если вы ничего
        не&nbsp;заказывали, просто закройте страницу: без оплаты ничего не&nbsp;произойдёт.
      </p>
      <KeepLink url={orderUrl(order.token)}>
        По&nbsp;ней вы найдёте заказ и&nbsp;карту, даже если закроете вкладку. Показывайте её только
        тем, кому доверяете.
      </KeepLink>
      <AskSeller order={order} contacts={settings().sellerContacts} />
      <EraseLink token={order.token} />
      <RememberOrder number={formatOrderNumber(order.number)} path={`/order/${order.token}`} />
    </PageShell>
  );
}
