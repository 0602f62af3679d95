import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { Pager } from '@/components/admin/pager';
import { StuckOrders } from '@/components/admin/stuck-orders';
import { ANY_ORDER } from '@/lib/admin/any-order';
import { MAX_LISTED } from '@/lib/admin/overview';
import { formatRoubles } from '@/lib/orders/money';
import { formatOrderNumber } from '@/lib/orders/number';
import { UNMATCHED_OUTCOMES } from '@/lib/payments/events/payment-event';
import { stuckBefore } from '@/lib/payments/links/alert-stuck';
import { RESOLUTION_NAMES } from '@/lib/payments/messages';
import type { Resolution } from '@/lib/payments/resolution';
import type { Store } from '@/lib/store/store';
import type { DisputedMark, UnmatchedFilter } from '@/lib/store/unmatched-payment';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { demoMarksOf } from '../demo-marks-of';
import { PAGE_SIZE, paymentText, placeOf, type Query, wordOf } from '../list-query';
import { DisputedMarks } from './disputed-marks';
import { MoneyFilters } from './money-filters';
import { UnmatchedPaymentCard } from './unmatched-payment-card';

export const metadata: Metadata = { title: 'Деньги' };

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
  const q = wordOf(query, 'q');
  const outcome = outcomeOf(query);
  const resolution = isResolved ? resolutionOf(query) : null;
  const wanted = { isResolved, only, text: paymentText(query), outcome, resolution };
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
          <a href="/admin/money?show=resolved">Решённые</a>
        )}
      </p>
      {!only && (
        <MoneyFilters text={q} outcome={outcome} resolution={resolution} isResolved={isResolved} />
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
        query={{ show: isResolved ? 'resolved' : null, q, outcome, resolution }}
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

function outcomeOf(query: Query) {
  return UNMATCHED_OUTCOMES.find((outcome) => outcome === wordOf(query, 'outcome')) ?? null;
}

function resolutionOf(query: Query): Resolution | null {
  const word = wordOf(query, 'resolution');
  return word && Object.hasOwn(RESOLUTION_NAMES, word) ? (word as Resolution) : null;
}

function emptyOf({ isResolved, only, text, outcome, resolution }: UnmatchedFilter): string {
  if (only) return 'Эта оплата уже решена, или её\u00a0нет.';
  if (text || outcome || resolution) {
    return 'Таких оплат нет. Измените поиск или сбросьте фильтр.';
  }
  return isResolved ? 'Решённых пока нет.' : 'Всё сошлось: решать нечего.';
}
