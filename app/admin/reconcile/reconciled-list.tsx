import { AdminTable, type Column } from '@/components/admin/admin-table';
import { formatRoubles } from '@/lib/money';
import { isPaymentId } from '@/lib/payments/events/payment-event';
import { placeName } from '@/lib/payments/reconciliation/file-place';
import {
  AGREEING_KINDS,
  type ComparedRow,
  type Reconciled,
  ROW_KINDS,
  type RowKind,
} from '@/lib/payments/reconciliation/reconcile';
import { DismissRow } from './dismiss-row';
import { ROW_KIND_NAMES } from './reconcile-words';

type Props = {
  listId: string;
  reconciled: Reconciled;
  /** The rows of this page. */
  rows: readonly ComparedRow[];
  kind: RowKind | null;
  /** The payment events that are kept, by the payment's id. */
  paymentEvents: ReadonlyMap<string, string>;
  isSearched: boolean;
};

/** What a payment list and this shop do not agree about, with the way out of each. */
export function ReconciledList({
  listId,
  reconciled,
  rows,
  kind,
  paymentEvents,
  isSearched,
}: Props) {
  const path = `/admin/reconcile/${listId}`;
  const counted = ROW_KINDS.map((one) => ({
    one,
    count: reconciled.rows.filter((row) => row.kind === one).length,
  })).filter(({ one, count }) => count > 0 || one === kind);
  return (
    <>
      <nav aria-label="Что показать" className="admin-pager">
        <a href={path} aria-current={kind === null && !isSearched ? 'page' : undefined}>
          Всё, что не&nbsp;сходится
        </a>
        {counted.map(({ one, count }) => (
          <a
            key={one}
            href={`${path}?kind=${one}`}
            aria-current={kind === one ? 'page' : undefined}
          >
            {ROW_KIND_NAMES[one]}: {count}
          </a>
        ))}
      </nav>
      <AdminTable
        caption={kind ? ROW_KIND_NAMES[kind] : isSearched ? 'Найденные строки' : 'Что не сходится'}
        columns={columns(listId, paymentEvents)}
        rows={rows}
        keyOf={({ payment }) => String(payment.line)}
        empty={kind || isSearched ? 'Таких строк нет.' : 'Все строки списка сходятся.'}
      />
    </>
  );
}

function columns(
  listId: string,
  paymentEvents: ReadonlyMap<string, string>,
): Column<ComparedRow>[] {
  return [
    { title: 'Строка', cell: ({ payment }) => placeName(payment).replace(/^строка /, '') },
    { title: 'Платёж', cell: ({ payment }) => whole(payment.paymentId) },
    { title: 'Заказ', cell: ({ payment, order }) => whole(order?.number ?? payment.orderNumber) },
    { title: 'Сумма там', cell: ({ payment }) => sumThere(payment), isNumber: true },
    {
      title: 'Сумма здесь',
      cell: ({ order }) => order && formatRoubles(order.amount),
      isNumber: true,
    },
    { title: 'Статус там', cell: ({ payment }) => payment.statusText },
    {
      title: 'Что не так',
      cell: ({ kind, reason, payer }) => {
        if (reason) return `${ROW_KIND_NAMES[kind]}: ${reason}`;
        if (kind !== 'other_order' || !payer) return ROW_KIND_NAMES[kind];
        return `${ROW_KIND_NAMES[kind]}: здесь им отмечен №\u00a0${payer.number}`;
      },
    },
    { title: 'Что сделать', cell: (row) => wayOut({ row, listId, paymentEvents }) },
  ];
}

/** A number stays in one line; what another shop has put in its place may be longer. */
function whole(text: string) {
  return /^\d+$/.test(text) ? <span className="whitespace-nowrap">{text}</span> : text;
}

function sumThere({ amount, amountText, currency }: ComparedRow['payment']): string {
  return amount === null
    ? amountText
    : `${formatRoubles(amount).replace(/\u00a0₽$/, '')} ${currency || '₽'}`;
}

type WayOutProps = { row: ComparedRow; listId: string; paymentEvents: ReadonlyMap<string, string> };

/** Links and buttons of a row; null where there is nothing to do. */
function wayOut({ row: { kind, order, payer, payment }, listId, paymentEvents }: WayOutProps) {
  const paymentEventId = paymentEvents.get(payment.paymentId);
  const isDone = AGREEING_KINDS.includes(kind);
  if (isDone && !order && !paymentEventId) return null;
  return (
    <div className="admin-actions">
      {kind === 'missing_here' && isPaymentId(payment.paymentId) && (
        <a href={`/admin/reconcile/${listId}/paid?line=${payment.line}`}>Отметить оплаченным</a>
      )}
      {paymentEventId && !isDone && <a href={`/admin/notices/${paymentEventId}`}>Уведомление</a>}
      {kind === 'other_order' && payer && (
        <a href={`/admin/orders/${payer.id}`}>К&nbsp;отмеченному заказу</a>
      )}
      {order && <a href={`/admin/orders/${order.id}`}>К&nbsp;заказу</a>}
      {!isDone && <DismissRow listId={listId} line={payment.line} />}
    </div>
  );
}
