import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { ListFilters } from '@/components/admin/list-filters';
import { Pager } from '@/components/admin/pager';
import { normalPromoCode } from '@/lib/orders/promo';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { LIST_FIELDS } from '../list-fields';
import { filtersOf, numberOf, PAGE_SIZE, placeOf, type Query } from '../list-query';
import { PromoTable } from './promo-table';

export const metadata: Metadata = { title: 'Промокоды' };

/** All promo codes, newest first: search, filter, pages. */
export default adminPage(async function PromoPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const { store, clock, settings } = getApp();
  const query = await searchParams;
  const filters = filtersOf(query, LIST_FIELDS.promo);
  const { code, state } = filters;
  const before = numberOf(query, 'before');
  const now = clock();
  const filter = { piece: code && normalPromoCode(code), state };
  const found = await store.admin.promoRows(filter, { before, limit: PAGE_SIZE + 1 }, now);
  const { rows, next } = placeOf(found, ({ seq }) => String(seq));
  return (
    <AdminShell
      section="promo"
      title="Промокоды"
      done={query.done}
      beside={
        <a href="/admin/promo/new" className="button">
          Новый промокод
        </a>
      }
    >
      <ListFilters fields={LIST_FIELDS.promo} values={filters} path="/admin/promo" />
      <PromoTable
        rows={rows}
        price={settings().price}
        now={now}
        isFiltered={Boolean(code || state)}
      />
      <Pager path="/admin/promo" query={filters} next={next} isFirst={before === null} />
    </AdminShell>
  );
});
