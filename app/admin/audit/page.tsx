import type { Metadata } from 'next';
import { signOutEverywhere } from '@/app/admin/actions';
import { AdminShell } from '@/app/admin/admin-shell';
import { actionDetails } from '@/components/admin/action-details';
import { ACTION_NAMES, actorName } from '@/components/admin/action-names';
import { AdminTable, type Column } from '@/components/admin/admin-table';
import { Pager } from '@/components/admin/pager';
import type { Action } from '@/lib/audit';
import { moscowTime } from '@/lib/orders/moscow-time';
import { formatOrderNumber, parseOrderNumber } from '@/lib/orders/number';
import type { AuditLine } from '@/lib/store/audit-log';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { moscowMidnight, PAGE_SIZE, placeOf, type Query, wordOf } from '../list-query';
import { AuditFilters } from './audit-filters';

export const metadata: Metadata = { title: 'Журнал' };

/** Every change made in the admin, newest first: search by the order, filters, pages. */
export default adminPage(async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const query = await searchParams;
  const number = wordOf(query, 'number');
  const action = actionOf(query);
  const before = wordOf(query, 'before');
  const from = wordOf(query, 'from');
  const to = wordOf(query, 'to');
  const order = number ? parseOrderNumber(number) : null;
  const isMistyped = order !== null && !order.ok;
  const days = { from: moscowMidnight(from), to: moscowMidnight(to, 1) };
  const wanted = { action, number: order?.ok ? order.number : null, ...days };
  const page = { before, limit: PAGE_SIZE + 1 };
  const found = isMistyped ? [] : await getApp().store.admin.auditLines(page, wanted);
  const { rows, next } = placeOf(found, (line) => line.id);
  return (
    <AdminShell
      section="audit"
      title="Журнал действий"
      beside={
        <form action={signOutEverywhere}>
          <button type="submit" className="button button-quiet">
            Выйти на&nbsp;всех устройствах
          </button>
        </form>
      }
    >
      <AuditFilters number={number} action={action} from={from} to={to} isMistyped={isMistyped} />
      <AdminTable
        caption="Что делали в кабинете, новое сверху"
        columns={COLUMNS}
        rows={rows}
        keyOf={(line) => line.id}
        empty={
          number || action || from || to
            ? 'Таких записей нет. Измените поиск или сбросьте фильтр.'
            : 'Здесь появится всё, что меняют в кабинете.'
        }
      />
      <Pager
        path="/admin/audit"
        query={{ number, action, from, to }}
        next={next}
        isFirst={before === null}
      />
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
        <a href={`/admin/orders/${orderId}`}>№&nbsp;{formatOrderNumber(number)}</a>
      ) : null,
    isWhole: true,
  },
  { title: 'Подробности', cell: actionDetails },
  { title: 'Причина', cell: ({ reason }) => reason ?? null },
];

function actionOf(query: Query): Action | null {
  const word = wordOf(query, 'act');
  return word && Object.hasOwn(ACTION_NAMES, word) ? (word as Action) : null;
}
