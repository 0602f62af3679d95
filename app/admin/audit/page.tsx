import type { Metadata } from 'next';
import { signOutEverywhere } from '@/app/admin/actions';
import { actDetails } from '@/components/admin/act-details';
import { ACT_NAMES, actorName } from '@/components/admin/act-names';
import { DeskShell } from '@/components/admin/desk-shell';
import { type Column, DeskTable } from '@/components/admin/desk-table';
import { Pager } from '@/components/admin/pager';
import type { AuditLine } from '@/db/desk/audit-log';
import { getApp } from '@/lib/app';
import { moscowTime } from '@/lib/orders/moscow-time';
import { formatOrderNumber } from '@/lib/orders/number';
import { PAGE_SIZE, placeOf, wordOf } from '../list-query';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Журнал' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Every change made at the desk, newest first. */
export default async function AuditPage({ searchParams }: Props) {
  await signedIn();
  const before = wordOf(await searchParams, 'before');
  const found = await getApp().store.desk.auditLines({ before, limit: PAGE_SIZE + 1 });
  const { rows, next } = placeOf(found, (line) => line.id);
  return (
    <DeskShell
      section="audit"
      title="Журнал действий"
      beside={
        <form action={signOutEverywhere}>
          <button type="submit" className="button button-quiet">
            Выйти на&nbsp;всех устройствах
          </button>
        </form>
      }
    >
      <DeskTable
        caption="Что делали в кабинете, новое сверху"
        columns={COLUMNS}
        rows={rows}
        keyOf={(line) => line.id}
        empty="Здесь появится всё, что меняют в кабинете."
      />
      <Pager path="/admin/audit" query={{}} next={next} isFirst={before === null} />
    </DeskShell>
  );
}

const COLUMNS: Column<AuditLine>[] = [
  { title: 'Когда', cell: ({ at }) => moscowTime(at) },
  { title: 'Кто', cell: ({ actor }) => actorName(actor) },
  { title: 'Что', cell: ({ act }) => ACT_NAMES[act] },
  {
    title: 'Заказ',
    cell: ({ orderId, number }) =>
      orderId && number ? (
        <a href={`/admin/orders/${orderId}`}>№&nbsp;{formatOrderNumber(number)}</a>
      ) : null,
  },
  { title: 'Подробности', cell: actDetails },
  { title: 'Причина', cell: ({ reason }) => reason ?? null },
];
