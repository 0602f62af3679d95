import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { Pager } from '@/components/admin/pager';
import { readSearchText } from '@/lib/admin/search-text';
import type { OrderState } from '@/lib/orders/order';
import { STATE_NAMES } from '@/lib/orders/state-names';
import { stuckBefore } from '@/lib/payments/links/alert-stuck';
import type { NeedsAttention } from '@/lib/store/order-list';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { moscowMidnight, numberOf, PAGE_SIZE, placeOf, type Query, wordOf } from '../list-query';
import { NEEDS_ATTENTION_NAMES, OrderFilters } from './order-filters';
import { OrderTable } from './order-table';

export const metadata: Metadata = { title: 'Заказы' };

/** All orders, newest first: search, filters, pages. */
export default adminPage(async function OrdersPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const { admin, store, clock } = getApp();
  const query = await searchParams;
  const q = wordOf(query, 'q');
  const state = stateOf(query);
  const source = wordOf(query, 'source');
  const matter = attentionOf(query);
  const from = wordOf(query, 'from');
  const to = wordOf(query, 'to');
  const text = q ? await admin.unsealSearch(q) : '';
  const search = text ? readSearchText(text) : null;
  const before = numberOf(query, 'before');
  const now = clock();
  const phrases = search?.kind === 'phrases' ? search.phrases : null;
  const days = { from: moscowMidnight(from), to: moscowMidnight(to, 1) };
  const filter = { phrases, state, source, matter: matter && attentionAt(matter, now), ...days };
  const page = { before, limit: PAGE_SIZE + 1 };
  const found = await store.admin.orderRows(filter, page, now);
  const { rows, next } = placeOf(found, ({ seq }) => String(seq));
  return (
    <AdminShell section="orders" title="Заказы" done={query.done}>
      <OrderFilters
        values={{ text, state, source, matter, from, to }}
        sources={await store.admin.orderSources()}
        isTooShort={search?.kind === 'too_short'}
      />
      <OrderTable
        rows={rows}
        now={now}
        isFiltered={Boolean(q || state || source || matter || from || to)}
      />
      <Pager
        path="/admin/orders"
        query={{ q, state, source, matter, from, to }}
        next={next}
        isFirst={before === null}
      />
    </AdminShell>
  );
});

function stateOf(query: Query): OrderState | null {
  const word = wordOf(query, 'state');
  return word && Object.hasOwn(STATE_NAMES, word) ? (word as OrderState) : null;
}

function attentionOf(query: Query): NeedsAttention['kind'] | null {
  const word = wordOf(query, 'matter');
  return word && Object.hasOwn(NEEDS_ATTENTION_NAMES, word)
    ? (word as NeedsAttention['kind'])
    : null;
}

function attentionAt(kind: NeedsAttention['kind'], now: Date): NeedsAttention {
  return kind === 'stuck' ? { kind, before: stuckBefore(now) } : { kind };
}
