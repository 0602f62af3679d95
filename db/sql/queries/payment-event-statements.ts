import {
  and,
  asc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  sql,
} from 'drizzle-orm';
import type { Connection } from '../connection';
import { placeholderOf, placeholders } from './placeholders';

const value = sql.placeholder;

/** The statements about payment events, which are built once for each connection. */
export function paymentEventStatements({ db, tables }: Connection) {
  const { orders, paymentEventContacts, paymentEvents, paymentFacts, rejectedPaymentEvents } =
    tables;
  const { id, key, fingerprint, outcome, paymentId, status, demo, receivedAt } = paymentEvents;
  /** Everything but what came over the wire. */
  const { rawBody: _body, headers: _headers, ...stored } = getTableColumns(paymentEvents);
  const ofKey = and(eq(key, value('key')), ne(outcome, 'pending'));
  return {
    insert: db
      .insert(paymentEvents)
      .values({
        ...placeholders('id', 'key', 'fingerprint', 'orderNumber', 'paymentId', 'status'),
        ...placeholders('statusText', 'amountText', 'amount', 'currency', 'demo', 'outcome'),
        ...placeholders(
          'sealedOrder',
          'rawBody',
          'headers',
          'happenedAt',
          'receivedAt',
          'handledAt',
        ),
      })
      .prepare('payment_event_insert'),
    insertContact: db
      .insert(paymentEventContacts)
      .values(placeholders('contact', 'paymentEventId'))
      .prepare('payment_event_contact_insert'),
    byId: db
      .select(stored)
      .from(paymentEvents)
      .where(eq(id, value('id')))
      .prepare('payment_event_by_id'),
    bodyOf: db
      .select({ rawBody: paymentEvents.rawBody, headers: paymentEvents.headers })
      .from(paymentEvents)
      .where(eq(id, value('id')))
      .prepare('payment_event_body'),
    pending: db
      .select(stored)
      .from(paymentEvents)
      .where(
        and(
          isNull(paymentEvents.handledAt),
          sql`(${receivedAt}, ${id}) > (${placeholderOf(receivedAt, 'time')}, ${value('id')})`,
        ),
      )
      .orderBy(asc(receivedAt), asc(id))
      .limit(value('limit'))
      .prepare('pending_payment_events'),
    others: db
      .select({ fingerprint })
      .from(paymentEvents)
      .where(and(ofKey, ne(id, value('id'))))
      .prepare('other_fingerprints'),
    earlier: db
      .select({ fingerprint })
      .from(paymentEvents)
      .where(and(ofKey, lt(id, value('id'))))
      .prepare('earlier_fingerprints'),
    setHandled: db
      .update(paymentEvents)
      .set({
        outcome: placeholderOf(outcome, 'outcome'),
        handledAt: placeholderOf(paymentEvents.handledAt, 'at'),
      })
      .where(eq(id, value('id')))
      .prepare('payment_event_set_handled'),
    setOutcome: db
      .update(paymentEvents)
      .set({ outcome: placeholderOf(outcome, 'outcome') })
      .where(eq(id, value('id')))
      .prepare('payment_event_set_outcome'),
    waitingOf: db
      .select({ id, outcome, paymentId: paymentFacts.paymentId, at: paymentFacts.at })
      .from(paymentFacts)
      .innerJoin(paymentEvents, eq(id, paymentFacts.paymentEventId))
      .where(
        and(
          eq(paymentFacts.orderId, value('orderId')),
          eq(paymentFacts.kind, 'paid'),
          inArray(outcome, ['second_payment', 'payment_after_refund']),
          isNull(paymentEvents.resolution),
        ),
      )
      .prepare('waiting_payments'),
    ofPayment: db
      .select({ paymentId, status, demo })
      .from(paymentEvents)
      .where(and(eq(paymentId, value('paymentId')), eq(paymentEvents.orderNumber, value('number'))))
      .prepare('payment_events_of_payment'),
    otherOrderNamedFor: db
      .select({ number: orders.number })
      .from(paymentEvents)
      .innerJoin(orders, eq(orders.number, paymentEvents.orderNumber))
      .where(
        and(eq(paymentId, value('paymentId')), eq(demo, false), ne(orders.id, value('orderId'))),
      )
      .limit(1)
      .prepare('other_order_named_for'),
    erasedOrderOf: db
      .select({ id: orders.id })
      .from(paymentFacts)
      .innerJoin(orders, eq(orders.id, paymentFacts.orderId))
      .where(and(eq(paymentFacts.paymentId, value('paymentId')), isNotNull(orders.erasedAt)))
      .limit(1)
      .prepare('erased_order_of_payment'),
    insertRejected: db
      .insert(rejectedPaymentEvents)
      .values(placeholders('reason', 'fields', 'bytes', 'receivedAt'))
      .returning({ id: rejectedPaymentEvents.id })
      .prepare('rejected_insert'),
    forgetRejected: db
      .delete(rejectedPaymentEvents)
      .where(lte(rejectedPaymentEvents.id, value('last')))
      .prepare('rejected_forget'),
  };
}
