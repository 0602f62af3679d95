import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageShell } from '@/app/shell/page-shell';
import { SharedMap } from '@/components/reading/shared-map';
import { interpret } from '@/lib/chakras/interpret';
import type { Reading } from '@/lib/chakras/reading';
import { PREVIEW_SIZE } from '@/lib/documents/document';
import { stateOf } from '@/lib/orders/order';
import { findShared } from '@/lib/orders/share-reading';
import { getApp } from '@/server/app/app';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { token } = await params;
  const { reading } = await shownMap(token);
  const url = getApp().shareUrl(token);
  const title = 'Карта чакр';
  const { month } = interpret(reading);
  const description = `Тема месяца: ${month.theme}. Семь чакр по дате рождения. Посмотрите, что в вашей карте.`;
  const images = [
    { url: `${url}/preview`, ...PREVIEW_SIZE, alt: 'Карта чакр: тема месяца, фигура и итоги' },
  ];
  return {
    title,
    description,
    robots: { index: false, follow: false },
    openGraph: { title, description, url, images, locale: 'ru_RU', type: 'website' },
    twitter: { card: 'summary_large_image', title, description, images },
  };
}

/** What a buyer chose to show: theme, figure, totals and repeats, and no text of the reading. */
export default async function SharePage({ params }: Props) {
  const { reading, withTable } = await shownMap((await params).token);
  return (
    <PageShell>
      <h1>Карта чакр</h1>
      <SharedMap reading={reading} withTable={withTable} />
      <a href="/" className="button mt-10 w-full">
        Посчитать свою карту
      </a>
      <p className="note mt-4">
        <a href="/sample" className="inline-block py-2">
          Посмотреть пример разбора
        </a>
      </p>
    </PageShell>
  );
}

/** The map behind a link that is still open; anything else is no page. */
async function shownMap(token: string): Promise<{ reading: Reading; withTable: boolean }> {
  const { store, clock } = getApp();
  const shared = await findShared(store, token);
  const { order, reading } = shared?.details ?? {};
  if (!shared || !order || !reading || stateOf(order, clock()) !== 'paid') notFound();
  return { reading, withTable: shared.share.withTable };
}
