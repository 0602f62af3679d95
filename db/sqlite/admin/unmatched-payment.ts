import { and, eq, isNotNull, lt, or, sql } from 'drizzle-orm';
import type { Action } from '@/lib/audit';
import { isPaymentId } from '@/lib/payments/payment-id';
import type { Resolution } from '@/lib/payments/resolution';
import type { KnownMoney, Resolving } from '@/lib/payments/resolve';
import type {
  ResolvedMoney,
  UnmatchedFilter,
  UnmatchedPayment,
} from '@/lib/store/unmatched-payment';
import { disputedMarks, payerOfMark } from '../disputed-marks';
import type { GroupCommit } from '../group-commit';
import { oweAnew, owing } from '../notifications';
import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { orderStatements } from '../order-statements';
import { paymentEventStatements } from '../payment-event-statements';
import { paymentEventFromRow } from '../queries/payment-events';
import { paymentEvents, paymentFacts } from '../schema';
import { addFacts } from '../settle-payment-event';
import { writeAuditLine } from './audit-log';
import { actionsOf, keptRows, OF_A_TEST, UNSETTLED } from './payment-event-rows';

type Resolved = Extract<Resolving, { kind: 'resolved' }>;

const ACTION_OF: Record<Resolution, Action> = {
  attached: 'money_attached',
  delivered: 'money_delivered',
  returned: 'money_returned',
  dismissed: 'money_dismissed',
};

/** The part of the admin where money that did not fit is settled. */
export function unmatchedPaymentMethods(db: SqliteDb, group: GroupCommit): UnmatchedPayment {
  const statements = { ...orderStatements(group.db), ...paymentEventStatements(group.db) };
  const owe = owing(group.db);
  const orderOf = (number: string) => {
    const row = statements.byNumber.get({ number });
    return row ? orderFromRow(row) : null;
  };
  const knownOf = (row: typeof paymentEvents.$inferSelect, chosen: string | null): KnownMoney => {
    const paymentEvent = paymentEventFromRow(row);
    const named = orderOf(paymentEvent.orderNumber);
    const order = chosen === null ? named : orderOf(chosen);
    const facts = order ? statements.facts.all({ orderId: order.id }) : [];
    const isCounted = isPaymentCounted(group.db, paymentEvent.paymentId);
    const { outcome, receivedAt } = row;
    return { paymentEvent, outcome, receivedAt, named, order, facts, isCounted };
  };
  const settledOrder = (
    { order }: KnownMoney,
    paymentEventId: string,
    { facts, change, owedAnew }: Resolved,
    at: Date,
  ) => {
    if (!order || !change) return null;
    addFacts(statements, owe, order.id, { facts, paymentEventId, change }, at);
    oweAnew(group.db, order.id, owedAnew, at);
    return { ...order, ...change.settlement };
  };
  return {
    disputedMarks: async (limit) => disputedMarks(db, limit),
    payerOfMark: async (mark) => payerOfMark(db, mark),
    unmatchedRows: async (wanted, { before, limit }) => {
      const older = before ? lt(paymentEvents.id, before) : undefined;
      const condition = and(matching(wanted), older);
      return keptRows(db, condition, limit).map((row) => {
        const action = row.resolution && ACTION_OF[row.resolution];
        return {
          ...row,
          settled: actionsOf(db, row.id).find((line) => line.action === action) ?? null,
        };
      });
    },
    resolveMoney: (paymentEventId, resolution, chosen, decide, entry) =>
      group.write<ResolvedMoney>((db) => {
        const row = statements.paymentEventById.get({ id: paymentEventId });
        if (!row) return { kind: 'refused', refusal: 'unknown' };
        if (row.resolution) return { kind: 'refused', refusal: 'resolved_before' };
        const known = knownOf(row, chosen);
        const decided = decide(known);
        if (decided.kind === 'refused') return decided;
        // First, so that what the payment is from now on does not call for the seller again.
        db.update(paymentEvents)
          .set({ resolution, resolvedAt: entry.at })
          .where(eq(paymentEvents.id, paymentEventId))
          .run();
        const order = settledOrder(known, paymentEventId, decided, entry.at);
        const about = known.order && { orderId: known.order.id };
        writeAuditLine(db, { ...entry, action: ACTION_OF[resolution], paymentEventId, ...about });
        return { kind: 'resolved', order };
      }),
  };
}

function matching({ isResolved, only, text, outcome, resolution }: UnmatchedFilter) {
  const { id, orderNumber, paymentId } = paymentEvents;
  return and(
    isResolved ? isNotNull(paymentEvents.resolution) : UNSETTLED,
    only ? eq(id, only) : sql`not ${OF_A_TEST}`,
    text ? or(eq(orderNumber, text), eq(paymentId, text)) : undefined,
    outcome ? eq(paymentEvents.outcome, outcome) : undefined,
    resolution ? eq(paymentEvents.resolution, resolution) : undefined,
  );
}

/** Payments without an id of their own cannot be told apart. */
function isPaymentCounted(db: SqliteDb, paymentId: string): boolean {
  if (!isPaymentId(paymentId)) return false;
  const ofPayment = and(eq(paymentFacts.kind, 'paid'), eq(paymentFacts.paymentId, paymentId));
  return db.select().from(paymentFacts).where(ofPayment).limit(1).get() !== undefined;
}
