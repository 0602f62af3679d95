import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { ListFilters } from '@/components/admin/list-filters';
import { Pager } from '@/components/admin/pager';
import { readSearchText } from '@/lib/admin/search-text';
import { stuckBefore } from '@/lib/payments/links/returns';
import type { NeedsAttention } from '@/lib/store/order-list';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { LIST_FIELDS } from '../list-fields';
import {
  filtersOf,
  numberOf,
  PAGE_SIZE,
  periodOf,
  placeOf,
  type Query,
  wordOf,
} from '../list-query';
import { searchOrders } from './actions';
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
  const filters = { ...filtersOf(query, LIST_FIELDS.orders), text: null };
  const { state, source, matter } = filters;
  const text = q ? await admin.unsealSearch(q) : '';
  const search = text ? readSearchText(text) : null;
  const isTooShort = search?.kind === 'too_short';
  const before = numberOf(query, 'before');
  const now = clock();
  const phrases = search?.kind === 'phrases' ? search.phrases : null;
  const waitsWith = matter && attentionAt(matter, now);
  const filter = { phrases, state, source, matter: waitsWith, ...periodOf(filters) };
  const page = { before, limit: PAGE_SIZE + 1 };
  const found = await store.admin.orderRows(filter, page, now);
  const { rows, next } = placeOf(found, ({ seq }) => String(seq));
  return (
    <AdminShell
      section="orders"
      title="Заказы"
      done={query.done}
      beside={
        <a href="/admin/orders/new" className="button">
          Новый заказ
        </a>
      }
    >
      <ListFilters
        fields={LIST_FIELDS.orders}
        values={{ ...filters, text }}
        path="/admin/orders"
        action={searchOrders}
        words={{ source: await store.admin.orderSources() }}
        errors={{ text: isTooShort ? 'Нужно хотя бы две буквы или три цифры' : undefined }}
      />
      {q && !phrases && (
        <p role="status" className="admin-said" data-tone="bad">
          Поиск не&nbsp;применён:{' '}
          {text ? `в\u00a0«${text}» искать нечего` : 'он устарел, наберите снова'}. Ниже заказы
          без&nbsp;поиска.
        </p>
      )}
      <OrderTable
        rows={rows}
        now={now}
        isFiltered={phrases !== null || Object.values(filters).some(Boolean)}
      />
      <Pager path="/admin/orders" query={{ q, ...filters }} next={next} isFirst={before === null} />
    </AdminShell>
  );
});

function attentionAt(kind: NeedsAttention['kind'], now: Date): NeedsAttention {
  return kind === 'stuck' ? { kind, before: stuckBefore(now) } : { kind };
}
