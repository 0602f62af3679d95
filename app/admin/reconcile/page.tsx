import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { AdminField } from '@/components/admin/admin-field';
import { AdminTable } from '@/components/admin/admin-table';
import { Pager } from '@/components/admin/pager';
import { moscowTime } from '@/lib/time';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { PAGE_SIZE, placeOf, type Query, wordOf } from '../list-query';
import { LIST_REFUSALS } from './reconcile-words';

export const metadata: Metadata = { title: 'Сверка' };

/** Where the payment list of the Prodamus cabinet is given in. */
export default adminPage(async function ReconcilePage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const query = await searchParams;
  const refused = LIST_REFUSALS[wordOf(query, 'refused') ?? ''];
  const isPasted = wordOf(query, 'of') === 'text';
  const before = wordOf(query, 'before');
  const found = await getApp().store.admin.reconciliations({ before, limit: PAGE_SIZE + 1 });
  const { rows, next } = placeOf(found, ({ id }) => id);
  return (
    <AdminShell section="reconcile" title="Сверка с Prodamus">
      <p>
        Выгрузите «Список платежей» в&nbsp;кабинете Prodamus и&nbsp;дайте его сюда: увидите, что
        оплачено там, а&nbsp;здесь нет, и&nbsp;наоборот. Храним 30&nbsp;дней и&nbsp;только номера,
        суммы, статусы и&nbsp;даты. Список, который не&nbsp;сравнили, удаляется через час.
      </p>
      <form
        action="/admin/reconcile/upload"
        method="post"
        encType="multipart/form-data"
        className="admin-form"
      >
        <div>
          <label htmlFor="list-file" className="label">
            Файл CSV или XLSX
          </label>
          <p id="list-file-note" className="note">
            Как выгружено: все листы, заголовок и&nbsp;итоги найдём сами
          </p>
          <input
            id="list-file"
            name="file"
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.xls"
            className="field"
            aria-invalid={refused && !isPasted ? true : undefined}
            aria-describedby="list-file-note list-file-error"
          />
          <p id="list-file-error" role="alert" className="admin-error">
            {!isPasted && refused}
          </p>
        </div>
        <AdminField
          name="text"
          label="Или строки, скопированные из таблицы"
          note="Вместе с заголовками"
          error={isPasted ? refused : undefined}
          isLong
        />
        <button type="submit" className="button">
          Дальше
        </button>
      </form>
      <AdminTable
        caption="Прежние сверки"
        columns={[
          { title: 'Когда', cell: ({ madeAt }) => moscowTime(madeAt) },
          {
            title: 'Список',
            cell: ({ id, fileName }) => <a href={`/admin/reconcile/${id}`}>{fileName}</a>,
          },
        ]}
        rows={rows}
        keyOf={({ id }) => id}
        empty={before ? 'Прежних сверок больше нет.' : 'Сверок ещё не было.'}
      />
      <Pager path="/admin/reconcile" query={{}} next={next} isFirst={before === null} />
    </AdminShell>
  );
});
