import type { UndeliveredMessage } from '@/db/desk/overview';
import { MESSAGE_NAMES, MESSAGE_OUTCOMES } from '@/lib/notifications/messages';
import { moscowTime } from '@/lib/orders/moscow-time';
import { formatOrderNumber } from '@/lib/orders/number';
import { type Column, DeskTable } from './desk-table';

/** Messages that have not reached anybody, and why. */
export function UndeliveredTable({ messages }: { messages: readonly UndeliveredMessage[] }) {
  return (
    <section id="undelivered" aria-labelledby="undelivered-title" className="desk-part">
      <h2 id="undelivered-title">Не&nbsp;доставлено</h2>
      <DeskTable
        caption="Письма и сообщения, новые сверху. Отправить ещё раз можно со страницы заказа"
        columns={COLUMNS}
        rows={messages}
        keyOf={({ key }) => key}
        empty="Всё доставлено."
      />
    </section>
  );
}

const COLUMNS: Column<UndeliveredMessage>[] = [
  { title: 'Когда', cell: ({ createdAt }) => moscowTime(createdAt) },
  {
    title: 'Заказ',
    cell: ({ order }) =>
      order && <a href={`/admin/orders/${order.id}`}>№&nbsp;{formatOrderNumber(order.number)}</a>,
  },
  { title: 'Что', cell: ({ kind }) => MESSAGE_NAMES[kind] },
  {
    title: 'Как',
    cell: ({ outcome }) => (outcome ? MESSAGE_OUTCOMES[outcome] : 'отправим ещё раз сами'),
  },
  { title: 'Ответ сервера', cell: ({ reason }) => reason },
];
