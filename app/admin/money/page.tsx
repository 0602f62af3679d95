import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { ListFilters } from '@/components/admin/list-filters';
import { Pager } from '@/components/admin/pager';
import { StuckOrders } from '@/components/admin/stuck-orders';
import { ANY_ORDER } from '@/lib/admin/any-order';
import { MAX_LISTED } from '@/lib/admin/overview';
import { formatRoubles } from '@/lib/money';
import { formatOrderNumber } from '@/lib/orders/number';
import { stuckBefore } from '@/lib/payments/links/returns';
import type { Store } from '@/lib/store/store';
import type { DisputedMark, UnmatchedFilter } from '@/lib/store/unmatched-payment';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { demoMarksOf } from '../demo-marks-of';
import { LIST_FIELDS } from '../list-fields';
import { filtersOf, PAGE_SIZE, placeOf, type Query, searchedNumber, wordOf } from '../list-query';
import { DisputedMarks } from './disputed-marks';
import { UnmatchedPaymentCard } from './unmatched-payment-card';

export const metadata: Metadata = { title: 'Деньги' };

const RESOLVED = '/admin/money?show=resolved';
const NUMBERS_ID = 'unpaid-orders';
const MAX_SUGGESTED = 30;
const UNPAID = { ...ANY_ORDER, state: 'awaiting_payment' } as const;

/** Money that did not fit, with the ways to resolve it; what is stuck; what was resolved, and why. */
export default adminPage(async function MoneyPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const query = await searchParams;
  const { store, clock } = getApp();
  const now = clock();
  const isResolved = wordOf(query, 'show') === 'resolved';
  const before = wordOf(query, 'before');
  const only = wordOf(query, 'only');
  const fields = isResolved ? LIST_FIELDS.resolvedMoney : LIST_FIELDS.money;
  const filters = { resolution: null, ...filtersOf(query, fields) };
  const { q, outcome, resolution } = filters;
  const wanted = { isResolved, only, text: searchedNumber(q), outcome, resolution };
  const found = await store.admin.unmatchedRows(wanted, { before, limit: PAGE_SIZE + 1 });
  const { rows, next } = placeOf(found, ({ id }) => id);
  const showsMarks = !isResolved && !only && !before && !outcome;
  const disputed = showsMarks ? await disputedMarks(store, wanted.text) : [];
  const marked = await Promise.all(
    rows.map(async (row) => ({ row, demoMarks: await demoMarksOf(row) })),
  );
  const stuck = await store.admin.stuckOrders(stuckBefore(now), MAX_LISTED + 1);
  const unpaid = await store.admin.orderRows(UNPAID, { before: null, limit: MAX_SUGGESTED }, now);
  const suggested = unpaid.filter(({ isTest, erasedAt }) => !isTest && !erasedAt);
  return (
    <AdminShell section="money" title={'Деньги, которые не\u00a0сошлись'} done={query.done}>
      <p className="admin-actions">
        {isResolved || only ? (
          <a href="/admin/money">Ждут решения</a>
        ) : (
          <a href={RESOLVED}>Решённые</a>
        )}
      </p>
      {!only && (
        <ListFilters
          fields={fields}
          values={filters}
          path={isResolved ? RESOLVED : '/admin/money'}
        />
      )}
      {disputed.length > 0 && <DisputedMarks marks={disputed} />}
      {rows.length === 0 ? (
        disputed.length === 0 && <p className="admin-empty">{emptyOf(wanted)}</p>
      ) : (
        <ul className="admin-stack">
          {marked.map(({ row, demoMarks }) => (
            <UnmatchedPaymentCard
              key={row.id}
              row={row}
              demoMarks={demoMarks}
              numbersId={NUMBERS_ID}
            />
          ))}
        </ul>
      )}
      <datalist id={NUMBERS_ID}>
        {suggested.map(({ id, number, amount }) => (
          <option key={id} value={number}>
            {formatOrderNumber(number)}, {formatRoubles(amount)}
          </option>
        ))}
      </datalist>
      <Pager
        path="/admin/money"
        query={{ show: isResolved ? 'resolved' : null, ...filters }}
        next={next}
        isFirst={before === null}
      />
      {!isResolved && <StuckOrders orders={stuck} />}
    </AdminShell>
  );
});

/** All of them, or those of an order or a payment that is searched for. */
async function disputedMarks({ admin }: Store, text: string | null): Promise<DisputedMark[]> {
  const marks = await admin.disputedMarks(MAX_LISTED);
  return marks.filter(
    ({ order, paymentId, other }) =>
      !text || [order.number, other?.number, paymentId].some((one) => one === text),
  );
}

function emptyOf({ isResolved, only, text, outcome, resolution }: UnmatchedFilter): string {
  if (only) return 'Эта оплата уже решена, или её\u00a0нет.';
  if (text || outcome || resolution) {
    return 'Таких оплат нет. Измените поиск или сбросьте фильтр.';
  }
  return isResolved ? 'Решённых пока нет.' : 'Всё сошлось: решать нечего.';
}
