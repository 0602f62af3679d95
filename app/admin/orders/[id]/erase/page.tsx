import type { Metadata } from 'next';
import { ActionForm } from '@/app/admin/orders/action-form';
import { ActionPage } from '@/app/admin/orders/action-page';
import { adminPage } from '../../../admin-page';
import { eraseOrder } from '../actions';
import { type OrderParams, openTimelineOf } from '../timeline-of';

export const metadata: Metadata = { title: 'Удалить личные данные' };

/** Erases what tells of the buyer of an order. */
export default adminPage(async function ErasePage({ params }: OrderParams) {
  const { timeline, title } = await openTimelineOf(params);
  const { id } = timeline.order;
  return (
    <ActionPage title="Удалить личные данные" orderId={id} order={title}>
      <p>
        Исчезнут дата рождения, имя, контакты, Telegram, разбор с&nbsp;PDF и&nbsp;тела уведомлений.
        Страницы покупателя перестанут открываться. Останутся номер, сумма, время и&nbsp;номера
        платежей. Вернуть удалённое нельзя.
      </p>
      <p className="note">
        В&nbsp;резервных копиях, сделанных раньше, данные живут, пока не&nbsp;истечёт их срок. После
        восстановления из&nbsp;такой копии они удалятся снова.
      </p>
      <p>Чтобы не&nbsp;ошибиться заказом, введите дату рождения из&nbsp;него.</p>
      <ActionForm
        action={eraseOrder}
        orderId={id}
        fields={[{ kind: 'birth_date' }]}
        button="Удалить навсегда"
      />
    </ActionPage>
  );
});
