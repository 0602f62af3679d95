import { AdminTable, type Column } from '@/components/admin/admin-table';
import { OrderNumber } from '@/components/order-number';
import { MAX_LISTED } from '@/lib/admin/overview';
import type { ErasureRequest } from '@/lib/store/overview';
import { moscowTime } from '@/lib/time';

/**
 * Buyers who asked to be forgotten; the erasing itself is done on the page of the order. One more
 * than is listed says that there are more.
 */
export function ErasureList({ requests }: { requests: readonly ErasureRequest[] }) {
  return (
    <section id="erasures" aria-labelledby="erasures-title" className="admin-part">
      <h2 id="erasures-title">Просят удалить данные</h2>
      <AdminTable
        caption="Откройте заказ: удаление там. Новые просьбы сверху"
        columns={COLUMNS}
        rows={requests}
        most={MAX_LISTED}
        keyOf={({ id }) => id}
        empty="Просьб нет."
      />
      <p>
        <a href="/admin/orders?matter=erasure_asked">Искать среди просьб</a>
      </p>
    </section>
  );
}

const COLUMNS: Column<ErasureRequest>[] = [
  {
    title: 'Заказ',
    cell: ({ id, number }) => (
      <a href={`/admin/orders/${id}`}>
        <OrderNumber number={number} />
      </a>
    ),
  },
  { title: 'Когда попросили', cell: ({ at }) => moscowTime(at) },
];
