import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ColumnsForm } from '@/components/admin/columns-form';
import { DeskShell } from '@/components/admin/desk-shell';
import { DeskTable } from '@/components/admin/desk-table';
import { ReconciledList } from '@/components/admin/reconciled-list';
import { getApp } from '@/lib/app';
import { findReconciled } from '@/lib/payments/find-reconciled';
import { guessListColumns } from '@/lib/payments/list-columns';
import { ROW_KINDS, type RowKind } from '@/lib/payments/reconcile';
import { numberOf, PAGE_SIZE, type Query, wordOf } from '../../list-query';
import { signedIn } from '../../signed-in';

export const metadata: Metadata = { title: 'Сверка' };

const PREVIEWED = 5;

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** A payment list: first which column is which, then what does not agree. */
export default async function ReconciliationPage({ params, searchParams }: Props) {
  await signedIn();
  const { store } = getApp();
  const query = await searchParams;
  const found = await findReconciled(store, (await params).id);
  if (!found) notFound();
  const { list, reconciled } = found;
  if (!reconciled) return <Preview list={list} />;
  const kind = kindOf(query);
  const after = numberOf(query, 'before') ?? 0;
  const wanted = reconciled.rows.filter(
    (row) =>
      row.payment.line > after &&
      (kind ? row.kind === kind : !['match', 'put_aside'].includes(row.kind)),
  );
  const rows = wanted.slice(0, PAGE_SIZE);
  const noticeIds = await store.desk.noticesOfPayments(
    rows.map(({ payment }) => payment.paymentId),
  );
  return (
    <DeskShell section="reconcile" title={`Сверка: ${list.fileName}`} done={query.done}>
      <ReconciledList
        {...{ listId: list.id, reconciled, rows, kind }}
        notices={new Map(noticeIds.map(({ id, paymentId }) => [paymentId, id]))}
        next={wanted.length > PAGE_SIZE ? String(rows.at(-1)?.payment.line ?? 0) : null}
        isFirst={after === 0}
      />
    </DeskShell>
  );
}

function Preview({ list }: { list: { id: string; fileName: string; content: string[][] } }) {
  const [titles = [], ...rows] = list.content;
  return (
    <DeskShell section="reconcile" title={`Сверка: ${list.fileName}`}>
      <p>Проверьте, что есть что. Строк: {rows.length}. Столбцы с&nbsp;личными данными убраны.</p>
      <ColumnsForm id={list.id} titles={titles} guessed={guessListColumns(titles)} />
      <DeskTable
        caption="Первые строки"
        columns={titles.map((title, place) => ({
          title: title || `столбец ${place + 1}`,
          cell: ({ row }: { row: string[] }) => row[place] ?? '',
        }))}
        rows={rows.slice(0, PREVIEWED).map((row, line) => ({ row, line }))}
        keyOf={({ line }) => String(line)}
        empty="Строк нет."
      />
    </DeskShell>
  );
}

function kindOf(query: Query): RowKind | null {
  return ROW_KINDS.find((kind) => kind === wordOf(query, 'kind')) ?? null;
}
