import type { ReactNode } from 'react';
import { AdminTable, type Column } from '@/components/admin/admin-table';
import { EmailLink } from '@/components/admin/email-link';
import { PhoneLinks } from '@/components/admin/phone-links';
import { OrderNumber } from '@/components/order-number';
import { formatRoubles } from '@/lib/money';
import { stateOf } from '@/lib/orders/order';
import { originInWords } from '@/lib/orders/origin';
import type { OrderRow } from '@/lib/store/order-list';
import { moscowTime } from '@/lib/time';
import { StateBadge } from './state-badge';

type Props = { rows: readonly OrderRow[]; now: Date; isFiltered: boolean };

/** Orders, a row each, with the way to the timeline of each. */
export function OrderTable({ rows, now, isFiltered }: Props) {
  return (
    <AdminTable
      caption="Заказы, новые сверху"
      columns={columns(now)}
      rows={rows}
      keyOf={(row) => row.id}
      empty={
        isFiltered
          ? 'Таких заказов нет. Измените поиск или сбросьте фильтры.'
          : 'Заказов пока нет. Первый появится здесь, как только его оформят.'
      }
    />
  );
}

function columns(now: Date): Column<OrderRow>[] {
  return [
    {
      title: 'Заказ',
      isWhole: true,
      cell: ({ id, number }) => (
        <a href={`/admin/orders/${id}`}>
          <OrderNumber number={number} />
        </a>
      ),
    },
    { title: 'Оформлен', cell: ({ createdAt }) => moscowTime(createdAt) },
    { title: 'Сумма', cell: ({ amount }) => formatRoubles(amount), isNumber: true },
    { title: 'Состояние', cell: (row) => <StateBadge state={stateOf(row, now)} /> },
    { title: 'Имя', cell: ({ name, erasedAt }) => (erasedAt ? 'удалено' : name) },
    { title: 'Связь', cell: contactsOf },
    { title: 'Откуда', cell: originInWords },
  ];
}

function contactsOf({ email, phone, telegramUserId }: OrderRow): ReactNode {
  if (!email && !phone && telegramUserId === null) return null;
  return (
    <span className="admin-links">
      {email && <EmailLink email={email} />}
      {phone && <PhoneLinks phone={phone} />}
      {telegramUserId !== null && <span>Telegram {telegramUserId}</span>}
    </span>
  );
}
