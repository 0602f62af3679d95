import { AdminTable, type Column } from '@/components/admin/admin-table';
import { EmailLink } from '@/components/admin/email-link';
import { OrderNumber } from '@/components/order-number';
import { MESSAGE_OUTCOMES } from '@/lib/outbox/lease';
import { MESSAGE_NAMES } from '@/lib/outbox/outbox-message';
import { reasonInWords } from '@/lib/outbox/reason-in-words';
import type { UndeliveredFilter, UndeliveredMessage } from '@/lib/store/queries/undelivered';
import { moscowTime } from '@/lib/time';
import { UndeliveredForm } from './undelivered-form';

type Props = {
  rows: readonly UndeliveredMessage[];
  filter: UndeliveredFilter;
  isFiltered: boolean;
  /** The place after which the rows begin; null is the beginning of the list. */
  before: number | null;
};

/** Messages that have not reached anybody, why, and what can be done with those given up. */
export function UndeliveredTable({ rows, filter, isFiltered, before }: Props) {
  return (
    <AdminTable
      caption="Письма и сообщения, новые сверху"
      columns={columns(filter, before)}
      rows={rows}
      keyOf={({ key }) => key}
      empty={emptyOf(isFiltered, before)}
    />
  );
}

function emptyOf(isFiltered: boolean, before: number | null): string {
  if (before !== null) return 'Дальше ничего нет.';
  return isFiltered
    ? 'Таких сообщений нет. Измените поиск или сбросьте фильтр.'
    : 'Всё доставлено.';
}

function columns(filter: UndeliveredFilter, before: number | null): Column<UndeliveredMessage>[] {
  return [
    { title: 'Когда', cell: ({ createdAt }) => moscowTime(createdAt) },
    {
      title: 'Заказ',
      isWhole: true,
      cell: ({ order }) =>
        order && (
          <a href={`/admin/orders/${order.id}`}>
            <OrderNumber number={order.number} />
          </a>
        ),
    },
    { title: 'Что', cell: ({ kind }) => MESSAGE_NAMES[kind] },
    {
      title: 'Куда',
      cell: ({ email, order }) => email && order && <Recipient email={email} orderId={order.id} />,
    },
    {
      title: 'Как',
      cell: ({ outcome }) => (outcome ? MESSAGE_OUTCOMES[outcome] : 'отправим ещё раз сами'),
    },
    { title: 'Ответ сервера', cell: ({ reason }) => reasonInWords(reason) },
    {
      title: 'Решение',
      cell: ({ key, outcome }) =>
        outcome && (
          <UndeliveredForm
            filter={filter}
            before={before}
            chosen={key}
            send="Отправить"
            drop="Не нужно"
          />
        ),
    },
  ];
}

/** The address, and where to correct it: most letters come back because it was mistyped. */
function Recipient({ email, orderId }: { email: string; orderId: string }) {
  return (
    <span className="admin-links">
      <EmailLink email={email} />
      <a href={`/admin/orders/${orderId}/contacts`}>Исправить</a>
    </span>
  );
}
