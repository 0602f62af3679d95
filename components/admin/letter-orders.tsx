import type { OrderRow } from '@/db/desk/order-list';
import { formatRoubles } from '@/lib/orders/money';
import { moscowTime } from '@/lib/orders/moscow-time';
import { formatOrderNumber } from '@/lib/orders/number';
import { DeskField } from './desk-field';
import { type Column, DeskTable } from './desk-table';

type Props = { recent: readonly OrderRow[]; number: string; error: string | undefined };

/** Which order the letter is about: by its number, or one of the newest. */
export function LetterOrders({ recent, number, error }: Props) {
  return (
    <>
      <search>
        <form action="/admin/letter" className="desk-form">
          <DeskField name="number" label="№ заказа" defaultValue={number} error={error} />
          <button type="submit" className="button">
            Написать письмо
          </button>
        </form>
      </search>
      <DeskTable
        caption="Или выберите из последних заказов"
        columns={COLUMNS}
        rows={recent}
        keyOf={({ id }) => id}
        empty="Заказов пока нет. Оформите один сами, и письмо будет о нём."
      />
    </>
  );
}

const COLUMNS: Column<OrderRow>[] = [
  {
    title: 'Заказ',
    cell: ({ id, number }) => (
      <a href={`/admin/letter?order=${id}`}>№&nbsp;{formatOrderNumber(number)}</a>
    ),
  },
  { title: 'Оформлен', cell: ({ createdAt }) => moscowTime(createdAt) },
  { title: 'Сумма', cell: ({ amount }) => formatRoubles(amount), isNumber: true },
];
