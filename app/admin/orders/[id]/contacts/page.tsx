import type { Metadata } from 'next';
import { ActionForm } from '@/app/admin/orders/action-form';
import { ActionPage } from '@/app/admin/orders/action-page';
import { stateOf } from '@/lib/orders/order';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../../admin-page';
import { fixContacts } from '../actions';
import { type OrderParams, openTimelineOf } from '../timeline-of';

export const metadata: Metadata = { title: 'Исправить имя и\u00a0контакты' };

/** Puts right a name or a contact that was mistyped. */
export default adminPage(async function ContactsPage({ params }: OrderParams) {
  const { timeline, title } = await openTimelineOf(params);
  const { order } = timeline;
  const { id, name, email, phone } = order;
  const state = stateOf(order, getApp().clock());
  return (
    <ActionPage title="Исправить имя и контакты" orderId={id} order={title}>
      <p>
        Прежние имя и&nbsp;контакты не&nbsp;сохранятся: в&nbsp;журнале останется только то, что они
        исправлены.
      </p>
      <ActionForm
        action={fixContacts}
        orderId={id}
        fields={[{ kind: 'contacts', name, email, phone }]}
        button="Исправить"
        {...(state === 'refunded' ? {} : { alternative: AGAIN })}
      />
    </ActionPage>
  );
});

const AGAIN = { name: 'send', label: 'Исправить и\u00a0отправить ещё раз' };
