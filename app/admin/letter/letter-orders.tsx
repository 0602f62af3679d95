import { AdminField } from '@/components/admin/admin-field';
import { AdminTable, type Column } from '@/components/admin/admin-table';
import { OrderNumber } from '@/components/order-number';
import { formatRoubles } from '@/lib/money';
import type { WaitingOrder } from '@/lib/store/overview';
import { moscowTime } from '@/lib/time';

type Props = {
  waiting: readonly WaitingOrder[];
  /** How many of them are shown; one more tells that there are more. */
  most: number;
  number: string;
  error: string | undefined;
};

/** Which order the letter is about: by its number, or one of the newest that wait for payment. */
export function LetterOrders({ waiting, most, number, error }: Props) {
  return (
    <>
      <search>
        <form action="/admin/letter" className="admin-form">
          <AdminField name="number" label="№ заказа" defaultValue={number} error={error} />
          <button type="submit" className="button">
            Написать письмо
          </button>
        </form>
      </search>
      <AdminTable
        caption="Или выберите из заказов, которые ждут оплаты: новые сверху"
        columns={COLUMNS}
        rows={waiting}
        most={most}
        keyOf={({ id }) => id}
        empty="Нет заказов, которые ждут оплаты. Впишите номер или оформите заказ сами."
      />
      {waiting.length > most && (
        <p>
          <a href="/admin/orders?state=awaiting_payment">Искать среди всех, кто ждёт оплаты</a>
        </p>
      )}
    </>
  );
}

const COLUMNS: Column<WaitingOrder>[] = [
  {
    title: 'Заказ',
    cell: ({ id, number }) => (
      <a href={`/admin/letter?order=${id}`}>
        <OrderNumber number={number} />
      </a>
    ),
  },
  { title: 'Оформлен', cell: ({ createdAt }) => moscowTime(createdAt) },
  { title: 'Сумма', cell: ({ amount }) => formatRoubles(amount), isNumber: true },
];
