import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ArcanaKey } from '@/components/arcana-key';
import { ChakraTable } from '@/components/chakra-table';
import { dateInWords } from '@/components/dates';
import { HowToRead } from '@/components/how-to-read';
import { KeepLink } from '@/components/keep-link';
import { PageShell } from '@/components/page-shell';
import { getApp } from '@/lib/app';
import { formatOrderNumber } from '@/lib/orders/number';
import { stateOf } from '@/lib/orders/order';

export const metadata: Metadata = {
  title: 'Ваша карта чакр',
  robots: { index: false, follow: false },
};

type Props = { params: Promise<{ token: string }> };

/** The bought result, only while its order is paid; until then the order's page. */
export default async function ReadingPage({ params }: Props) {
  const { store, clock, readingUrl } = getApp();
  const file = await store.findOrder((await params).token);
  if (!file) notFound();
  const { order, reading } = file;
  if (stateOf(order, clock()) !== 'paid' || !reading) redirect(`/order/${order.token}`);
  return (
    <PageShell>
      <h1>Ваша карта чакр</h1>
      <p className="mt-3 text-[1.15rem]">
        {order.contacts.name && `${order.contacts.name}, `}
        {dateInWords(order.birthDate)}
      </p>
      <ChakraTable reading={reading} />
      <p className="note mt-4">
        Расчёт по&nbsp;методу «{reading.method.replace(' (', '» (')}. Символическая система для
        самопознания, не&nbsp;медицинская диагностика. Цвета&nbsp;— в&nbsp;современной традиции.
      </p>
      <HowToRead reading={reading} />
      <section className="mt-14" aria-labelledby="arcana">
        <h2 id="arcana">Арканы вашей карты</h2>
        <ArcanaKey reading={reading} />
      </section>
      <KeepLink url={readingUrl(order.token)}>
        Карта откроется по&nbsp;ней снова, с&nbsp;любого устройства. Карту увидит всякий,
        у&nbsp;кого есть эта ссылка.
      </KeepLink>
      <p className="note mt-10">
        <a href={`/order/${order.token}`}>Заказ №&nbsp;{formatOrderNumber(order.number)}</a>
      </p>
    </PageShell>
  );
}
