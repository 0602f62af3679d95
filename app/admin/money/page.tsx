import type { Metadata } from 'next';
import { DeskShell } from '@/components/admin/desk-shell';
import { OddMoneyCard } from '@/components/admin/odd-money-card';
import { Pager } from '@/components/admin/pager';
import { StuckOrders } from '@/components/admin/stuck-orders';
import { MOST_LISTED } from '@/lib/admin/overview';
import { getApp } from '@/lib/app';
import { formatRoubles } from '@/lib/orders/money';
import { formatOrderNumber } from '@/lib/orders/number';
import { STUCK_AFTER_MS } from '@/lib/payments/alert-stuck';
import { demoMarksOf } from '../demo-marks-of';
import { PAGE_SIZE, placeOf, type Query, wordOf } from '../list-query';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Деньги' };

const NUMBERS_ID = 'unpaid-orders';
const MOST_SUGGESTED = 30;
const UNPAID = {
  ...{ phrases: null, source: null, from: null, to: null },
  state: 'awaiting_payment',
} as const;

/** Money that did not fit, with the ways to settle it; what is stuck; what was settled, and why. */
export default async function MoneyPage({ searchParams }: { searchParams: Promise<Query> }) {
  await signedIn();
  const query = await searchParams;
  const { store, clock } = getApp();
  const now = clock();
  const isResolved = wordOf(query, 'show') === 'resolved';
  const [before, only] = [wordOf(query, 'before'), wordOf(query, 'only')];
  const page = { before, limit: PAGE_SIZE + 1 };
  const found = await store.desk.oddRows({ isResolved, only }, page);
  const { rows, next } = placeOf(found, ({ id }) => id);
  const marked = await Promise.all(
    rows.map(async (row) => ({ row, demoMarks: await demoMarksOf(row) })),
  );
  const stuck = await store.desk.stuckOrders(
    new Date(now.getTime() - STUCK_AFTER_MS),
    MOST_LISTED + 1,
  );
  const unpaid = await store.desk.orderRows(UNPAID, { before: null, limit: MOST_SUGGESTED }, now);
  return (
    <DeskShell section="money" title={'Деньги, которые не\u00a0сошлись'} done={query.done}>
      <p className="desk-actions">
        {isResolved || only ? (
          <a href="/admin/money">Ждут решения</a>
        ) : (
          <a href="/admin/money?show=resolved">Решённые</a>
        )}
      </p>
      {rows.length === 0 ? (
        <p className="desk-empty">{isResolved ? NONE_RESOLVED : NONE_WAITING}</p>
      ) : (
        <ul className="desk-stack">
          {marked.map(({ row, demoMarks }) => (
            <OddMoneyCard key={row.id} {...{ row, demoMarks }} numbersId={NUMBERS_ID} />
          ))}
        </ul>
      )}
      <datalist id={NUMBERS_ID}>
        {unpaid.map(({ id, number, amount }) => (
          <option key={id} value={number}>
            {formatOrderNumber(number)}, {formatRoubles(amount)}
          </option>
        ))}
      </datalist>
      <Pager
        path="/admin/money"
        query={{ show: isResolved ? 'resolved' : null }}
        next={next}
        isFirst={before === null}
      />
      {!isResolved && <StuckOrders orders={stuck} />}
    </DeskShell>
  );
}

const NONE_WAITING = 'Всё сошлось: решать нечего.';
const NONE_RESOLVED = 'Решённых пока нет.';
