import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { noteOpened } from '@/app/note-opened';
import { PageShell } from '@/app/shell/page-shell';
import { EraseLink } from '@/components/order/erase-link';
import { KeepLink } from '@/components/order/keep-link';
import { OrderNumber } from '@/components/order-number';
import { AudienceSwitch } from '@/components/reading/audience-switch';
import { ReadingActions } from '@/components/reading/reading-actions';
import { ReadingHead } from '@/components/reading/reading-head';
import { ReadingView } from '@/components/reading/reading-view';
import { ShareReading } from '@/components/reading/share-reading';
import { audienceOn } from '@/lib/chakras/audience';
import { stateOf } from '@/lib/orders/order';
import { moscowDay } from '@/lib/time';
import { getApp } from '@/server/app/app';

export const metadata: Metadata = {
  title: 'Ваша карта чакр',
  robots: { index: false, follow: false },
};

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
};

/** The bought result, only while its order is paid; until then the order's page. */
export default async function ReadingPage({ params, searchParams }: Props) {
  const { store, clock, readingUrl, shareUrl } = getApp();
  const details = await store.findOrder((await params).token);
  if (!details) notFound();
  const { order, reading } = details;
  if (stateOf(order, clock()) !== 'paid' || !reading) redirect(`/order/${order.token}`);
  await noteOpened(order, 'reading');
  const share = await store.read((db) => db.shares.ofOrder(order.id));
  const isChild = audienceOn(order.birthDate, moscowDay(order.createdAt)) === 'child';
  const audience = isChild && (await searchParams).for !== 'adult' ? 'child' : 'adult';
  return (
    <PageShell>
      <ReadingHead title="Ваша карта чакр" name={order.contacts.name} birthDate={order.birthDate} />
      <ReadingView
        reading={reading}
        birthDate={order.birthDate}
        audience={audience}
        audienceSwitch={isChild && <AudienceSwitch audience={audience} />}
        actions={<ReadingActions token={order.token} />}
        calendar={`/reading/${order.token}/calendar`}
      />
      <KeepLink url={readingUrl(order.token)}>
        Карта откроется по&nbsp;ней снова, с&nbsp;любого устройства. Разбор откроет любой,
        у&nbsp;кого есть эта ссылка.
      </KeepLink>
      <ShareReading
        token={order.token}
        share={share && { url: shareUrl(share.token), withTable: share.withTable }}
      />
      <section className="mt-14 no-sale:hidden print:hidden" aria-labelledby="another">
        <h2 id="another">Карта для близкого человека</h2>
        <p className="mt-3">
          Это отдельный заказ. Понадобятся дата рождения и&nbsp;контакт, куда прислать карту.
        </p>
        <a href={`/another/${order.token}`} className="button button-quiet mt-4">
          Заказать для близкого
        </a>
      </section>
      <p className="note mt-10">
        <a href={`/order/${order.token}`}>
          Заказ <OrderNumber number={order.number} />
        </a>
      </p>
      <EraseLink token={order.token} />
    </PageShell>
  );
}
