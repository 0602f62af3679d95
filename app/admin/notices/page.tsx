import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { ListFilters } from '@/components/admin/list-filters';
import { Pager } from '@/components/admin/pager';
import type { PaymentEventPlace, PaymentEventRow } from '@/lib/store/payment-events';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { LIST_FIELDS } from '../list-fields';
import {
  filtersOf,
  PAGE_SIZE,
  periodOf,
  placeOf,
  type Query,
  searchedNumber,
  wordOf,
} from '../list-query';
import { PaymentEventTable } from './payment-event-table';

export const metadata: Metadata = { title: 'Уведомления' };

/** Everything Prodamus has sent, verified or refused, newest first. */
type Props = { searchParams: Promise<Query> };

export default adminPage(async function PaymentEventsPage({ searchParams }: Props) {
  const query = await searchParams;
  const filters = filtersOf(query, LIST_FIELDS.paymentEvents);
  const before = wordOf(query, 'before');
  const place = readPlace(before);
  const { q, outcome } = filters;
  const filter = { text: searchedNumber(q), outcome, ...periodOf(filters) };
  const found = await getApp().store.admin.paymentEventRows(filter, place, PAGE_SIZE + 1);
  const { rows, next } = placeOf(found, () => '');
  return (
    <AdminShell section="notices" title="Уведомления" done={query.done}>
      <ListFilters fields={LIST_FIELDS.paymentEvents} values={filters} path="/admin/notices" />
      <PaymentEventTable rows={rows} isFiltered={Object.values(filters).some(Boolean)} />
      <Pager
        path="/admin/notices"
        query={filters}
        next={next === null ? null : writePlace(place, rows)}
        isFirst={before === null}
      />
    </AdminShell>
  );
});

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
