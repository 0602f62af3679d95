import { and, eq, isNull, ne } from 'drizzle-orm';
import type { OrderNumber } from '@/lib/orders/number';
import { isNamedBy } from '@/lib/payments/correct-mark';
import { isPaymentId } from '@/lib/payments/payment-id';
import type { HandSettling, OrderActions } from '@/lib/store/order-actions';
import { eraseTraces } from '../erasure/erase-traces';
import type { GroupCommit } from '../group-commit';
import { oweAnew, owing } from '../notifications';
import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { orderStatements } from '../order-statements';
import { orderFileById } from '../orders';
import { paymentEventStatements } from '../payment-event-statements';
import { orders, paymentEvents, paymentFacts, readings } from '../schema';
import { addFacts, replaceFact, restateWaiting, saveSettlement } from '../settle-payment-event';
import { writeAuditLine } from './audit-log';
import { putBirthDate, renewReading } from './renew-reading';

/** The part of the admin by which the seller changes one order. */
export function orderActionMethods(db: SqliteDb, group: GroupCommit): OrderActions {
  const statements = { ...orderStatements(group.db), ...paymentEventStatements(group.db) };
  const owe = owing(group.db);
  const find = (id: string) => {
    const row = statements.byId.get({ id });
    return row ? orderFromRow(row) : null;
  };
  return {
    orderFile: async (id) => orderFileById(id, statements),
    noteSeen: async ({ id }, page, at) => {
      const [table, key] = page === 'order' ? [orders, orders.id] : [readings, readings.orderId];
      const isUnseen = and(eq(key, id), isNull(table.seenAt));
      if (!db.select({ id: key }).from(table).where(isUnseen).get()) return;
      await group.write((db) => void db.update(table).set({ seenAt: at }).where(isUnseen).run());
    },
    resendMessages: (owed, entry) =>
      group.write((db) => {
        oweAnew(db, entry.orderId, owed, entry.at);
        writeAuditLine(db, entry);
      }),
    settleByHand: (decide, entry) =>
      group.write((db) => {
        const order = find(entry.orderId);
        if (!order) return { kind: 'unknown' as const };
        const decided = decide({
          order,
          facts: statements.facts.all({ orderId: order.id }),
          otherOrderOf: (paymentId) => otherOrderOf(db, paymentId, order.id),
        });
        if (!isSettling(decided)) return decided;
        const { fact, change } = decided;
        addFacts(
          statements,
          owe,
          order.id,
          { facts: [fact], paymentEventId: null, change },
          entry.at,
        );
        writeAuditLine(db, entry);
        return { kind: 'settled' as const, order: { ...order, ...decided.change.settlement } };
      }),
    correctMark: (paymentId, decide, entry) =>
      group.write((db) => {
        const { orderId } = entry;
        const row = db.select().from(orders).where(eq(orders.id, orderId)).get();
        if (!row) return { kind: 'unknown' };
        const facts = statements.facts.all({ orderId });
        const decided = decide({
          facts,
          isErased: row.erasedAt !== null,
          isNamed: (id) => isNamed(db, id, row.number),
          otherOrderOf: (id) => otherOrderOf(db, id, orderId),
        });
        if (decided.kind !== 'corrected') return decided;
        const was = facts.some((one) => one.kind === 'disputed' && one.paymentId === paymentId)
          ? 'disputed'
          : 'paid';
        replaceFact(statements, { orderId, paymentId }, was, decided.becomes);
        const { added, settlement } = decided;
        if (added) statements.addFact.run({ orderId, ...added, paymentEventId: null });
        saveSettlement(statements, orderId, settlement);
        restateWaiting(statements, orderId, entry.at);
        writeAuditLine(db, entry);
        return { kind: 'corrected' };
      }),
    eraseOrder: (birthDate, entry) =>
      group.erase((db) => {
        const order = find(entry.orderId);
        if (!order) return 'unknown';
        if (order.birthDate !== birthDate) return 'wrong_birth_date';
        eraseTraces(db, [order], entry.at);
        writeAuditLine(db, entry);
        return 'erased';
      }),
    correctBirthDate: (birthDate, decide, entry) =>
      group.write((db) => {
        const order = find(entry.orderId);
        if (!order) return 'unknown';
        const correction = decide(order);
        if (correction.kind !== 'mended') return correction.kind;
        const { reading, owed } = correction.renewed;
        if (reading) renewReading(db, order, reading, entry.at);
        putBirthDate(db, order, birthDate);
        oweAnew(db, order.id, owed, entry.at);
        writeAuditLine(db, entry);
        return 'mended';
      }),
  };
}

type Settling = Extract<HandSettling<never>, { kind: 'settled' }>;

function isSettling(decided: { kind: string } | Settling): decided is Settling {
  return 'fact' in decided;
}

/** Payments without an id of their own cannot be told apart. */
function otherOrderOf(db: SqliteDb, paymentId: string, orderId: string) {
  if (!isPaymentId(paymentId)) return null;
  const { number } = orders;
  const isOther = ne(orders.id, orderId);
  const counted = db
    .select({ number })
    .from(paymentFacts)
    .innerJoin(orders, eq(orders.id, paymentFacts.orderId))
    .where(and(eq(paymentFacts.paymentId, paymentId), eq(paymentFacts.kind, 'paid'), isOther))
    .get();
  const named = db
    .select({ number })
    .from(paymentEvents)
    .innerJoin(orders, eq(orders.number, paymentEvents.orderNumber))
    .where(and(eq(paymentEvents.paymentId, paymentId), eq(paymentEvents.demo, false), isOther))
    .get();
  return (counted ?? named)?.number ?? null;
}

function isNamed(db: SqliteDb, paymentId: string, number: OrderNumber): boolean {
  const { status, demo, orderNumber } = paymentEvents;
  const named = db
    .select({ paymentId: paymentEvents.paymentId, status, demo })
    .from(paymentEvents)
    .where(and(eq(paymentEvents.paymentId, paymentId), eq(orderNumber, number)))
    .all();
  return isNamedBy(named, paymentId);
}
