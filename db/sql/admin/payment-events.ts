import { and, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import type {
  KeptRow,
  PaymentEventFilter,
  PaymentEventPlace,
  PaymentEventRow,
  PaymentEvents,
  RejectedRow,
} from '@/lib/store/payment-events';
import type { Connection } from '../connection';
import type { Reader } from '../engine';
import { queriesOf } from '../queries/queries';
import type { Tables } from '../schema';
import { keptBetween } from './kept-between';
import { actionsOf, keptRows, rejectedRows, rowOf } from './payment-event-rows';

/** The journal of everything Prodamus has sent. */
export function paymentEventJournalMethods({ read }: Reader): PaymentEvents {
  return {
    paymentEventRows: (filter, place, limit) =>
      read((on) => paymentEventRows(on, filter, place, limit)),
    paymentEventDetails: (ref) =>
      read(async (on) => {
        const row = await rowOf(on, ref);
        if (!row || ref.kind === 'rejected') return row && { row, body: null, actions: [] };
        const body = await queriesOf(on).paymentEvents.bodyOf(ref.id);
        return { row, body, actions: await actionsOf(on, ref.id) };
      }),
  };
}

async function paymentEventRows(
  on: Connection,
  filter: PaymentEventFilter,
  { kept, rejected }: PaymentEventPlace,
  limit: number,
): Promise<PaymentEventRow[]> {
  const { tables } = on;
  const older = kept ? lt(tables.paymentEvents.id, kept) : undefined;
  const isForRejected = filter.outcome === 'rejected';
  const isForKept = filter.outcome !== null && !isForRejected;
  const rows = isForRejected ? [] : await keptRows(on, and(matching(tables, filter), older), limit);
  const refused = isForKept
    ? []
    : await rejectedRows(on, rejected, limit, rejectedMatching(tables, filter));
  return merged(rows, refused).slice(0, limit);
}

function matching(
  { paymentEvents }: Tables,
  { text, outcome, from, to }: PaymentEventFilter,
): SQL | undefined {
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
function rejectedMatching(
  { rejectedPaymentEvents }: Tables,
  { text, from, to }: PaymentEventFilter,
): SQL | undefined {
  const { fields, receivedAt } = rejectedPaymentEvents;
  return and(
    text === null
      ? undefined
      : sql`${text} in (${fields} ->> 'order_num', ${fields} ->> 'order_id')`,
    from ? gte(receivedAt, from) : undefined,
    to ? lt(receivedAt, to) : undefined,
  );
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
