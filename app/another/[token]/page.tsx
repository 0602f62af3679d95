import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OrderSlip } from '@/components/order-slip';
import { PageShell } from '@/components/page-shell';
import { getApp } from '@/lib/app';
import { stateOf } from '@/lib/orders/order';
import { EMPTY_ORDER_FORM } from '@/lib/orders/order-form';

export const metadata: Metadata = {
  title: 'Посчитать близкому',
  robots: { index: false, follow: false },
};

type Props = { params: Promise<{ token: string }> };

/**
 * Another order by somebody who has a paid one, their contacts filled in. Whoever holds the token
 * of the order may see what was typed there.
 */
export default async function AnotherOrderPage({ params }: Props) {
  const { store, clock } = getApp();
  const file = await store.findOrder((await params).token);
  if (!file || stateOf(file.order, clock()) !== 'paid') notFound();
  const { email, phone } = file.order.contacts;
  const values = { ...EMPTY_ORDER_FORM, contact: email ?? phone ?? '' };
  return (
    <PageShell>
      <h1>Посчитать близкому</h1>
      <p className="mt-4">
        Это новый заказ, со&nbsp;своим номером. Укажите дату рождения близкого человека; контакты
        ваши, их&nbsp;можно изменить.
      </p>
      <OrderSlip values={values} className="mt-8" />
    </PageShell>
  );
}
