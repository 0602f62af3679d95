import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageShell } from '@/app/shell/page-shell';
import { AskSeller } from '@/components/order/ask-seller';
import { EraseForm } from '@/components/order/erase-form';
import { readEraseRefusal } from '@/components/order/erase-messages';
import { WhatIsErased } from '@/components/order/what-is-erased';
import { OrderNumber } from '@/components/order-number';
import { stateOf } from '@/lib/orders/order';
import { getApp } from '@/server/app/app';

export const metadata: Metadata = {
  title: 'Удалить мои данные',
  robots: { index: false, follow: false },
};

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ refused?: string | string[] }>;
};

/** Where a buyer has the personal data of their order erased. */
export default async function ErasePage({ params, searchParams }: Props) {
  const { store, clock, settings } = getApp();
  const details = await store.findOrder((await params).token);
  if (!details) notFound();
  const { order } = details;
  const refusal = readEraseRefusal((await searchParams).refused);
  return (
    <PageShell>
      <h1>Удалить мои данные</h1>
      <p className="mt-2">
        Заказ <OrderNumber number={order.number} />
      </p>
      <WhatIsErased token={order.token} state={stateOf(order, clock())} />
      <section className="slip mt-8" aria-label="Дата рождения из заказа">
        <p className="mb-6">
          Чтобы подтвердить, введите дату рождения, для которой сделан этот заказ.
        </p>
        <EraseForm token={order.token} refusal={refusal} />
      </section>
      <p className="mt-8">
        <a href={`/order/${order.token}`}>Оставить как есть</a>
      </p>
      <AskSeller order={order} contacts={settings().sellerContacts} />
    </PageShell>
  );
}
