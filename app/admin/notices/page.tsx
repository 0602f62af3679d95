import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { OUTCOME_NAMES } from '@/components/admin/outcome-badge';
import { Pager } from '@/components/admin/pager';
import type { PaymentEventOutcome } from '@/lib/payments/events/payment-event';
import type {
  PaymentEventFilter,
  PaymentEventPlace,
  PaymentEventRow,
} from '@/lib/store/payment-events';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { moscowMidnight, PAGE_SIZE, paymentText, placeOf, type Query, wordOf } from '../list-query';
import { PaymentEventFilters } from './payment-event-filters';
import { PaymentEventTable } from './payment-event-table';

export const metadata: Metadata = { title: 'Уведомления' };

/** Everything Prodamus has sent, verified or refused, newest first. */
type Props = { searchParams: Promise<Query> };

export default adminPage(async function PaymentEventsPage({ searchParams }: Props) {
  const query = await searchParams;
  const q = wordOf(query, 'q');
  const outcome = outcomeOf(query);
  const before = wordOf(query, 'before');
  const from = wordOf(query, 'from');
  const to = wordOf(query, 'to');
  const place = readPlace(before);
  const days = { from: moscowMidnight(from), to: moscowMidnight(to, 1) };
  const filter = { text: paymentText(query), outcome, ...days };
  const found = await getApp().store.admin.paymentEventRows(filter, place, PAGE_SIZE + 1);
  const { rows, next } = placeOf(found, () => '');
  return (
    <AdminShell section="notices" title="Уведомления" done={query.done}>
      <PaymentEventFilters text={q} outcome={outcome} from={from} to={to} />
      <PaymentEventTable rows={rows} isFiltered={Boolean(q || outcome || from || to)} />
      <Pager
        path="/admin/notices"
        query={{ q, outcome, from, to }}
        next={next === null ? null : writePlace(place, rows)}
        isFirst={before === null}
      />
    </AdminShell>
  );
});

function outcomeOf(query: Query): PaymentEventFilter['outcome'] {
  const word = wordOf(query, 'outcome');
  return word === 'rejected' || (word && isOutcome(word)) ? word : null;
}

function isOutcome(word: string): word is PaymentEventOutcome {
  return Object.hasOwn(OUTCOME_NAMES, word);
}

/** `kept~rejected`: the last row of each kind that was shown; an empty half is the beginning. */
function readPlace(before: string | null): PaymentEventPlace {
  const [kept, rejected] = (before ?? '').split('~');
  const isNumber = /^[0-9]{1,15}$/.test(rejected ?? '');
  return { kept: kept || null, rejected: isNumber ? Number(rejected) : null };
}

function writePlace(place: PaymentEventPlace, rows: readonly PaymentEventRow[]): string {
  const kept = rows.findLast((row) => row.kind === 'kept')?.id ?? place.kept;
  const rejected = rows.findLast((row) => row.kind === 'rejected')?.id ?? place.rejected;
  return `${kept ?? ''}~${rejected ?? ''}`;
}
