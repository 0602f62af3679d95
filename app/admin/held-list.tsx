import { AdminTable, type Column } from '@/components/admin/admin-table';
import { OrderNumber } from '@/components/order-number';
import { MESSAGE_NAMES } from '@/lib/outbox/outbox-message';
import {
  HELD_MESSAGES,
  type ToDecide,
  type UndeliveredMessage,
} from '@/lib/store/queries/undelivered';
import { moscowTime } from '@/lib/time';
import { UndeliveredForm } from './undelivered/undelivered-form';

type Props = {
  /** The first of them. */
  messages: readonly UndeliveredMessage[];
  /** All there are: the buttons below the table decide about them. */
  toDecide: ToDecide;
};

/** Messages of a database that was restored from a copy: nobody can know whether they were sent. */
export function HeldList({ messages, toDecide }: Props) {
  const { count } = toDecide;
  const isCut = count > messages.length;
  return (
    <section id="held" aria-labelledby="held-title" className="admin-part">
      <h2 id="held-title">Отложено после восстановления</h2>
      <p>
        База восстановлена из&nbsp;копии. Эти сообщения тогда ещё не&nbsp;ушли, но&nbsp;могли уйти
        до&nbsp;восстановления: решите, отправлять&nbsp;ли.
      </p>
      <AdminTable
        caption={`Сообщения, старые сверху${isCut ? `. Показаны первые ${messages.length} из ${count}` : ''}`}
        columns={COLUMNS}
        rows={messages}
        keyOf={({ key }) => key}
        empty="Ничего не отложено."
      />
      <p>
        <a href="/admin/undelivered?state=held">Искать среди отложенных</a>
      </p>
      <UndeliveredForm
        from="today"
        filter={HELD_MESSAGES}
        chosen={toDecide}
        send={`Отправить все: ${count}`}
        drop={`Все не нужны: ${count}`}
      />
    </section>
  );
}

const COLUMNS: Column<UndeliveredMessage>[] = [
  { title: 'Когда', cell: ({ createdAt }) => moscowTime(createdAt) },
  {
    title: 'Заказ',
    cell: ({ order }) =>
      order && (
        <a href={`/admin/orders/${order.id}`}>
          <OrderNumber number={order.number} />
        </a>
      ),
  },
  { title: 'Что', cell: ({ kind }) => MESSAGE_NAMES[kind] },
  {
    title: 'Решение',
    cell: ({ key }) => (
      <UndeliveredForm
        from="today"
        filter={HELD_MESSAGES}
        chosen={key}
        send="Отправить"
        drop="Не нужно"
      />
    ),
  },
];
