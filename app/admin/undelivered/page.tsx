import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { ListFilters } from '@/components/admin/list-filters';
import { Pager } from '@/components/admin/pager';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { LIST_FIELDS } from '../list-fields';
import { filtersOf, numberOf, PAGE_SIZE, placeOf, type Query, searchedNumber } from '../list-query';
import { UndeliveredForm } from './undelivered-form';
import { UndeliveredTable } from './undelivered-table';

export const metadata: Metadata = { title: 'Не доставлено' };

/** Letters and messages that reached nobody, newest first: search, filters, pages, resolutions. */
export default adminPage(async function UndeliveredPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const query = await searchParams;
  const filters = filtersOf(query, LIST_FIELDS.undelivered);
  const filter = { ...filters, number: searchedNumber(filters.number) };
  const before = numberOf(query, 'before');
  const page = { before, limit: PAGE_SIZE + 1 };
  const { found, toDecide } = await getApp().store.read(async ({ undelivered }) => ({
    found: await undelivered.list(filter, page),
    toDecide: await undelivered.toDecide(filter),
  }));
  const { rows, next } = placeOf(found, ({ seq }) => String(seq));
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <AdminShell section="today" title={'Не\u00a0доставлено'} done={query.done}>
      <p>
        Что может дойти, повторяем сами почти трое суток. Остальное отправьте ещё раз или уберите:
        «Не&nbsp;нужно» значит, что сообщение больше не&nbsp;уйдёт, даже если покупатель снова
        откроет бота.
      </p>
      <ListFilters fields={LIST_FIELDS.undelivered} values={filter} path="/admin/undelivered" />
      <UndeliveredTable rows={rows} filter={filter} isFiltered={isFiltered} before={before} />
      {toDecide.count > 1 && (
        <details className="admin-form">
          <summary>Со&nbsp;всеми сразу</summary>
          <p className="note">
            Со&nbsp;всеми{isFiltered && ' найденными'}, которые сами уже не&nbsp;уйдут.
          </p>
          <UndeliveredForm
            filter={filter}
            before={null}
            chosen={toDecide}
            send={`Отправить все: ${toDecide.count}`}
            drop={`Все не\u00a0нужны: ${toDecide.count}`}
          />
        </details>
      )}
      <Pager path="/admin/undelivered" query={filter} next={next} isFirst={before === null} />
    </AdminShell>
  );
});
