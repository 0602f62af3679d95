import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { AdminField } from '@/components/admin/admin-field';
import { FilterActions } from '@/components/admin/filter-actions';
import { Pager } from '@/components/admin/pager';
import { normalPromoCode, type PromoState } from '@/lib/orders/promo';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { numberOf, PAGE_SIZE, placeOf, type Query, wordOf } from '../list-query';
import { PROMO_STATE_NAMES, PromoTable } from './promo-table';

export const metadata: Metadata = { title: 'Промокоды' };

/** All promo codes, newest first: search, filter, pages. */
export default adminPage(async function PromoPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const { store, clock } = getApp();
  const query = await searchParams;
  const code = wordOf(query, 'code');
  const state = stateOf(query);
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
      <PromoFilters code={code} state={state} />
      <PromoTable rows={rows} now={now} isFiltered={Boolean(code || state)} />
      <Pager path="/admin/promo" query={{ code, state }} next={next} isFirst={before === null} />
    </AdminShell>
  );
});

/** A code is no secret, so the address may carry it. */
function PromoFilters({ code, state }: { code: string | null; state: PromoState | null }) {
  const states = Object.entries(PROMO_STATE_NAMES).map(([value, name]) => ({ value, name }));
  return (
    <search>
      <form action="/admin/promo" className="admin-form">
        <div className="admin-row">
          <AdminField name="code" label="Искать" type="search" defaultValue={code ?? ''} />
          <AdminField
            name="state"
            label="Состояние"
            defaultValue={state ?? ''}
            options={[{ value: '', name: 'любое' }, ...states]}
          />
        </div>
        <FilterActions path="/admin/promo" />
      </form>
    </search>
  );
}

function stateOf(query: Query): PromoState | null {
  const word = wordOf(query, 'state');
  return word && Object.hasOwn(PROMO_STATE_NAMES, word) ? (word as PromoState) : null;
}
