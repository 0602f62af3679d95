import { AdminTable, type Column } from '@/components/admin/admin-table';
import { moscowTime } from '@/lib/orders/moscow-time';
import { formatOrderNumber } from '@/lib/orders/number';
import { MESSAGE_NAMES } from '@/lib/outbox/message-names';
import type { HeldMessage } from '@/lib/store/held-messages';
import { releaseHeld } from './actions';

type Props = {
  /** The first of them. */
  messages: readonly HeldMessage[];
  /** How many there are: the buttons below the table decide about them all. */
  count: number;
};

/** Messages of a database that was restored from a copy: nobody can know whether they were sent. */
export function HeldList({ messages, count }: Props) {
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
      <ReleaseForm
        messageKey="all"
        send={`Отправить все: ${count}`}
        drop={`Все не нужны: ${count}`}
      />
    </section>
  );
}

const COLUMNS: Column<HeldMessage>[] = [
  { title: 'Когда', cell: ({ createdAt }) => moscowTime(createdAt) },
  {
    title: 'Заказ',
    cell: ({ order }) =>
      order && <a href={`/admin/orders/${order.id}`}>№&nbsp;{formatOrderNumber(order.number)}</a>,
  },
  { title: 'Что', cell: ({ kind }) => MESSAGE_NAMES[kind] },
  {
    title: 'Решение',
    cell: ({ key }) => <ReleaseForm messageKey={key} send="Отправить" drop="Не нужно" />,
  },
];

function ReleaseForm({
  messageKey,
  send,
  drop,
}: {
  messageKey: string;
  send: string;
  drop: string;
}) {
  return (
    <form action={releaseHeld} className="admin-actions">
      <input type="hidden" name="key" value={messageKey} />
      <button type="submit" name="way" value="send" className="button button-quiet">
        {send}
      </button>
      <button type="submit" name="way" value="drop" className="button button-quiet">
        {drop}
      </button>
    </form>
  );
}
