import type { Metadata } from 'next';
import { signOutEverywhere } from '@/app/admin/actions';
import { AdminShell } from '@/app/admin/admin-shell';
import { actionDetails } from '@/components/admin/action-details';
import { actorName } from '@/components/admin/actor-name';
import { AdminTable, type Column } from '@/components/admin/admin-table';
import { ListFilters } from '@/components/admin/list-filters';
import { Pager } from '@/components/admin/pager';
import { ServerForm } from '@/components/admin/server-form';
import { OrderNumber } from '@/components/order-number';
import { ACTION_NAMES } from '@/lib/audit';
import { parseOrderNumber } from '@/lib/orders/number';
import type { AuditLine } from '@/lib/store/audit-log';
import { moscowTime } from '@/lib/time';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { LIST_FIELDS } from '../list-fields';
import { filtersOf, PAGE_SIZE, periodOf, placeOf, type Query, wordOf } from '../list-query';

export const metadata: Metadata = { title: 'Журнал' };

/** Every change made in the admin, newest first: search by the order, filters, pages. */
export default adminPage(async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const query = await searchParams;
  const filters = filtersOf(query, LIST_FIELDS.audit);
  const before = wordOf(query, 'before');
  const order = filters.number ? parseOrderNumber(filters.number) : null;
  const isMistyped = order !== null && !order.ok;
  const number = order?.ok ? order.number : null;
  const wanted = { action: filters.act, number, ...periodOf(filters) };
  const page = { before, limit: PAGE_SIZE + 1 };
  const found = isMistyped ? [] : await getApp().store.admin.auditLines(page, wanted);
  const { rows, next } = placeOf(found, (line) => line.id);
  return (
    <AdminShell
      section="audit"
      title="Журнал действий"
      beside={
        <ServerForm action={signOutEverywhere}>
          <button type="submit" className="button button-quiet">
            Выйти на&nbsp;всех устройствах
          </button>
        </ServerForm>
      }
    >
      <ListFilters
        fields={LIST_FIELDS.audit}
        values={filters}
        path="/admin/audit"
        errors={{ number: isMistyped ? 'Нужны 10\u00a0цифр без ошибок' : undefined }}
      />
      <AdminTable
        caption="Что делали в кабинете, новое сверху"
        columns={COLUMNS}
        rows={rows}
        keyOf={(line) => line.id}
        empty={
          Object.values(filters).some(Boolean)
            ? 'Таких записей нет. Измените поиск или сбросьте фильтр.'
            : 'Здесь появится всё, что меняют в кабинете.'
        }
      />
      <Pager path="/admin/audit" query={filters} next={next} isFirst={before === null} />
    </AdminShell>
  );
});

const COLUMNS: Column<AuditLine>[] = [
  { title: 'Когда', cell: ({ at }) => moscowTime(at), isWhole: true },
  { title: 'Кто', cell: ({ actor }) => actorName(actor), isWhole: true },
  { title: 'Что', cell: ({ action }) => ACTION_NAMES[action] },
  {
    title: 'Заказ',
    cell: ({ orderId, number }) =>
      orderId && number ? (
        <a href={`/admin/orders/${orderId}`}>
          <OrderNumber number={number} />
        </a>
      ) : null,
    isWhole: true,
  },
  { title: 'Подробности', cell: actionDetails },
  { title: 'Причина', cell: ({ reason }) => reason ?? null },
];
