import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminShell } from '@/app/admin/admin-shell';
import { AbsentPayments, absentKey } from '@/app/admin/reconcile/absent-payments';
import { ColumnsForm } from '@/app/admin/reconcile/columns-form';
import { ComparedPeriod } from '@/app/admin/reconcile/compared-period';
import { ReconciledList } from '@/app/admin/reconcile/reconciled-list';
import { SheetsRead } from '@/app/admin/reconcile/sheets-read';
import { AdminTable } from '@/components/admin/admin-table';
import { ListFilters } from '@/components/admin/list-filters';
import { Pager } from '@/components/admin/pager';
import { fileTitles, sheetsIn } from '@/lib/payments/reconciliation/file-place';
import { findReconciled } from '@/lib/payments/reconciliation/find-reconciled';
import {
  AGREEING_KINDS,
  type ComparedRow,
  ROW_KINDS,
  type RowKind,
} from '@/lib/payments/reconciliation/reconcile';
import { detectListColumns } from '@/lib/payments/reconciliation/sheets/list-columns';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../admin-page';
import { LIST_FIELDS } from '../../list-fields';
import { numberOf, pageAfter, placeOf, type Query, searchedNumber, wordOf } from '../../list-query';

export const metadata: Metadata = { title: 'Сверка' };

const PREVIEWED = 5;

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** A payment list: first which column is which, then what does not agree. */
export default adminPage(async function ReconciliationPage({ params, searchParams }: Props) {
  const { store } = getApp();
  const query = await searchParams;
  const found = await findReconciled(store, (await params).id);
  if (!found) notFound();
  const { list, reconciled } = found;
  if (!reconciled) return <Preview list={list} />;
  const kind = kindOf(query);
  const q = wordOf(query, 'q');
  const text = searchedNumber(q);
  const before = wordOf(query, 'before');
  const absentAfter = wordOf(query, 'absent');
  const after = numberOf(query, 'before') ?? 0;
  const wanted = reconciled.rows.filter(
    (row) => row.payment.line > after && isWanted(row, { kind, text }),
  );
  const { rows, next } = placeOf(wanted, ({ payment }) => String(payment.line));
  const absent = reconciled.absent.filter(
    ({ order, fact }) => !text || [order.number, fact.paymentId].includes(text),
  );
  const path = `/admin/reconcile/${list.id}`;
  const absentPage = pageAfter(absent, absentKey, absentAfter);
  const paymentEventIds = await store.admin.paymentEventsOfPayments(
    rows.map(({ payment }) => payment.paymentId),
  );
  return (
    <AdminShell section="reconcile" title={`Сверка: ${list.fileName}`} done={query.done}>
      <ComparedPeriod reconciled={reconciled} sheets={sheetsIn(list.content)} />
      <ListFilters fields={LIST_FIELDS.reconciled} values={{ q }} path={path} />
      <ReconciledList
        listId={list.id}
        reconciled={reconciled}
        rows={rows}
        kind={kind}
        isSearched={text !== null}
        paymentEvents={new Map(paymentEventIds.map(({ id, paymentId }) => [paymentId, id]))}
      />
      <Pager path={path} next={next} query={{ kind, q, absent: absentAfter }} isFirst={!before} />
      <AbsentPayments
        rows={absentPage.rows}
        count={absent.length}
        isSearched={text !== null}
        period={reconciled.period}
      />
      <Pager
        path={path}
        next={absentPage.next}
        query={{ kind, q, before }}
        isFirst={!absentAfter}
        label="Страницы оплаченных здесь"
        place="absent"
      />
    </AdminShell>
  );
});

function Preview({ list }: { list: { id: string; fileName: string; content: string[][] } }) {
  const rows = list.content.slice(1);
  const titles = fileTitles(list.content);
  const detected = detectListColumns(titles, rows);
  return (
    <AdminShell section="reconcile" title={`Сверка: ${list.fileName}`}>
      <p>Проверьте, что есть что. Строк: {rows.length}. Столбцы с&nbsp;личными данными убраны.</p>
      <SheetsRead sheets={sheetsIn(list.content)} />
      <ColumnsForm id={list.id} titles={titles} detected={detected} />
      <AdminTable
        caption="Первые строки"
        columns={titles.map((title, place) => ({
          title: title || `столбец ${place + 1}`,
          cell: ({ row }: { row: string[] }) => row[place] ?? '',
        }))}
        rows={rows.slice(0, PREVIEWED).map((row, line) => ({ row, line }))}
        keyOf={({ line }) => String(line)}
        empty="Строк нет."
      />
    </AdminShell>
  );
}

function kindOf(query: Query): RowKind | null {
  return ROW_KINDS.find((kind) => kind === wordOf(query, 'kind')) ?? null;
}

type Wanted = { kind: RowKind | null; text: string | null };

/** A search looks through all rows, agreeing ones too, unless one kind is asked for. */
function isWanted(row: ComparedRow, { kind, text }: Wanted): boolean {
  if (text && ![row.payment.paymentId, row.payment.orderNumber, row.order?.number].includes(text)) {
    return false;
  }
  if (kind) return row.kind === kind;
  return text !== null || !AGREEING_KINDS.includes(row.kind);
}
