import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageShell } from '@/app/shell/page-shell';
import { SharedMap } from '@/components/reading/shared-map';
import { PREVIEW_SIZE } from '@/lib/documents/document';
import { stateOf } from '@/lib/orders/order';
import { findShared } from '@/lib/orders/share-reading';
import { getApp } from '@/server/app/app';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const url = getApp().shareUrl((await params).token);
  const title = 'Карта чакр';
  const description = 'Семь чакр, итоги и повторы по дате рождения. Посчитайте свою карту.';
  const images = [{ url: `${url}/preview`, ...PREVIEW_SIZE, alt: 'Карта чакр: фигура и итоги' }];
  return {
    title,
    description,
    robots: { index: false, follow: false },
    openGraph: { title, description, url, images, locale: 'ru_RU', type: 'website' },
    twitter: { card: 'summary_large_image', title, description, images },
  };
}

/** What a buyer chose to show: the figure, totals and repeats, and nothing that was paid for. */
export default async function SharePage({ params }: Props) {
  const { store, clock } = getApp();
  const shared = await findShared(store, (await params).token);
  const { order, reading } = shared?.details ?? {};
  if (!shared || !order || !reading || stateOf(order, clock()) !== 'paid') notFound();
  return (
    <PageShell>
      <h1>Карта чакр</h1>
      <SharedMap reading={reading} withTable={shared.share.withTable} />
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
