import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { PageShell } from '@/app/shell/page-shell';
import { OUTDATED_MESSAGE } from '@/components/form/outdated-message';
import { OrderNumber } from '@/components/order-number';
import { maskContact, type Order } from '@/lib/orders/order';
import { getApp } from '@/server/app/app';
import { sentForm } from '@/server/http/sent-form';
import { ContactsForm } from './contacts-form';
import { contactsFormValues } from './contacts-form-values';

export const metadata: Metadata = {
  title: 'Исправить имя и\u00a0контакт',
  robots: { index: false, follow: false },
};

type Props = { params: Promise<{ token: string }> };

/** Where a buyer corrects name and contact before paying. The contact itself is not shown. */
export default async function ContactsPage({ params }: Props) {
  const details = await getApp().store.findOrder((await params).token);
  if (!details) notFound();
  const { order } = details;
  if (order.paidAt || order.refundedAt) redirect(`/order/${order.token}`);
  const sent = sentForm();
  const values = sent
    ? contactsFormValues(sent)
    : { name: order.contacts.name ?? '', contact: '', askedContact: '' };
  return (
    <PageShell>
      <h1>Исправить имя и&nbsp;контакт</h1>
      <p className="mt-2">
        Заказ <OrderNumber number={order.number} />
      </p>
      <section className="slip mt-8" aria-label="Что исправить">
        <ContactsForm
          token={order.token}
          initial={{ values, errors: [], message: sent && OUTDATED_MESSAGE }}
          contactNote={noteOf(order)}
        />
      </section>
      <p className="mt-8">
        <a href={`/order/${order.token}`}>Оставить как есть</a>
      </p>
    </PageShell>
  );
}

function noteOf({ contacts: { email, phone } }: Order): string {
  const shown = [maskContact({ email, phone: null }), maskContact({ email: null, phone })];
  const known = shown.filter((one) => one !== null).join(', ');
  return known
    ? `Сейчас ${known}. Верно\u00a0— оставьте пустым, сомневаетесь\u00a0— впишите заново целиком`
    : 'Чтобы не\u00a0потерять заказ';
}
