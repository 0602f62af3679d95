import { and, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import type {
  KeptRow,
  PaymentEventFilter,
  PaymentEventRow,
  PaymentEvents,
  RejectedRow,
} from '@/lib/store/payment-events';
import type { SqliteDb } from '../open';
import { queriesOf } from '../queries/queries';
import { paymentEvents, rejectedPaymentEvents } from '../schema';
import { keptBetween } from './kept-between';
import { actionsOf, keptRows, rejectedRows, rowOf } from './payment-event-rows';

/** The journal of everything Prodamus has sent. */
export function paymentEventJournalMethods(db: SqliteDb): PaymentEvents {
  return {
    paymentEventRows: async (filter, { kept, rejected }, limit) => {
      const older = kept ? lt(paymentEvents.id, kept) : undefined;
      const isForRejected = filter.outcome === 'rejected';
      const rows = isForRejected ? [] : keptRows(db, and(matching(filter), older), limit);
      const isForKept = filter.outcome !== null && !isForRejected;
      const refused = isForKept ? [] : rejectedRows(db, rejected, limit, rejectedMatching(filter));
      return merged(rows, refused).slice(0, limit);
    },
    paymentEventDetails: async (ref) => {
      const row = rowOf(db, ref);
      if (!row || ref.kind === 'rejected') return row && { row, body: null, actions: [] };
      const body = await queriesOf(db).paymentEvents.bodyOf(ref.id);
      return { row, body, actions: actionsOf(db, ref.id) };
    },
  };
}

function matching({ text, outcome, from, to }: PaymentEventFilter): SQL | undefined {
  const { id, receivedAt } = paymentEvents;
  return and(
    keptBetween({ id, at: receivedAt }, { from, to }),
    text === null
      ? undefined
      : or(eq(paymentEvents.orderNumber, text), eq(paymentEvents.paymentId, text)),
    outcome === null || outcome === 'rejected' ? undefined : eq(paymentEvents.outcome, outcome),
  );
}

/** No more of them are kept than a thousand, so there is no index. */
function rejectedMatching({ text, from, to }: PaymentEventFilter): SQL | undefined {
  const { receivedAt } = rejectedPaymentEvents;
  return and(
    text === null ? undefined : naming(text),
    from ? gte(receivedAt, from) : undefined,
    to ? lt(receivedAt, to) : undefined,
  );
}

function naming(text: string): SQL {
  const { fields } = rejectedPaymentEvents;
  return sql`${text} in (${fields} ->> 'order_num', ${fields} ->> 'order_id')`;
}

/** Two lists by time as one; neither loses its own order, so each can be paged by its own key. */
function merged(kept: readonly KeptRow[], rejected: readonly RejectedRow[]): PaymentEventRow[] {
  const rows: PaymentEventRow[] = [];
  const left = [...kept];
  const right = [...rejected];
  for (;;) {
    const a = left[0];
    const b = right[0];
    if (!a || !b) return [...rows, ...left, ...right];
    const isLeft = a.receivedAt >= b.receivedAt;
    rows.push(isLeft ? a : b);
    (isLeft ? left : right).shift();
  }
}
