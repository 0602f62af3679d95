import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageShell } from '@/app/shell/page-shell';
import { ForgetOrder } from '@/components/order/kept-by-browser/forget-order';
import { getApp } from '@/server/app/app';

export const metadata: Metadata = {
  title: 'Данные удалены',
  robots: { index: false, follow: false },
};

type Props = { params: Promise<{ token: string }> };

/** Where an erased order leads; it says the same of one there has never been. */
export default async function ErasedPage({ params }: Props) {
  const { token } = await params;
  const { store } = getApp();
  if (await store.findOrder(token)) redirect(`/order/${encodeURIComponent(token)}`);
  return (
    <PageShell>
      <h1>Данные удалены</h1>
      <p className="mt-4">
        Даты рождения, имени, контактов и&nbsp;карты этого заказа у&nbsp;нас нет. Его страницы
        больше не&nbsp;открываются.
      </p>
      {store.erasedHeldSince() && (
        <p className="mt-4">
          Из&nbsp;служебного журнала базы стёртое исчезнет немного позже: сейчас его дочитывает
          другая программа, например резервное копирование. Мы&nbsp;проверяем это каждые несколько
          секунд; обновите страницу, и&nbsp;эта строка пропадёт, когда всё стёрто.
        </p>
      )}
      <p className="mt-8">
        <a href="/">На первую страницу</a>
      </p>
      <ForgetOrder token={token} />
    </PageShell>
  );
}
