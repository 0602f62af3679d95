import type { Metadata } from 'next';
import { ActionForm } from '@/app/admin/orders/action-form';
import { ActionPage } from '@/app/admin/orders/action-page';
import { dayOf } from '@/app/admin/orders/order-facts';
import { adminPage } from '../../../admin-page';
import { fixBirthDate } from '../actions';
import { type OrderParams, openTimelineOf } from '../timeline-of';

export const metadata: Metadata = { title: 'Исправить дату рождения' };

/** Puts right a birth date that was mistyped. */
export default adminPage(async function BirthDatePage({ params }: OrderParams) {
  const { timeline, title } = await openTimelineOf(params);
  const { id, birthDate, paidAt } = timeline.order;
  return (
    <ActionPage title="Исправить дату рождения" orderId={id} order={title}>
      {birthDate && <p>Сейчас в&nbsp;заказе {dayOf(birthDate)}.</p>}
      <p>
        {paidAt
          ? 'Разбор посчитаем заново и\u00a0отправим покупателю ещё раз. Прежний останется в\u00a0истории, его PDF и\u00a0ссылка «поделиться» закроются.'
          : 'Заказ ещё не\u00a0оплачен: сменится только дата.'}
      </p>
      <ActionForm
        action={fixBirthDate}
        orderId={id}
        fields={[{ kind: 'birth_date' }]}
        button={paidAt ? 'Исправить и пересчитать' : 'Исправить'}
      />
    </ActionPage>
  );
});
