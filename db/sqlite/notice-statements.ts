import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { SqliteDb } from './open';
import { paymentFacts, paymentNotices, readings, rejectedNotices } from './schema';

const value = sql.placeholder;
const JOURNAL_SIZE = 1_000;

type Values<Name extends string> = Record<Name, ReturnType<typeof value>>;

const everyColumn = <Name extends string>(names: readonly Name[]): Values<Name> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as unknown as Values<Name>;

/** The statements of the webhook's path, prepared once. */
export function noticeStatements(db: SqliteDb) {
  return {
    insert: db
      .insert(paymentNotices)
      .values({
        ...everyColumn([
          ...(['id', 'key', 'fingerprint', 'orderNumber', 'paymentId', 'status'] as const),
          ...(['statusText', 'amountText', 'amount', 'currency', 'demo', 'outcome'] as const),
          ...(['sealedOrder', 'rawBody', 'headers', 'receivedAt'] as const),
        ]),
        // By itself, because the type's own encoder knows no null.
        handledAt: sql`${value('handledAt')}`,
      })
      .prepare(),
    earlier: db
      .select({ fingerprint: paymentNotices.fingerprint })
      .from(paymentNotices)
      .where(
        and(
          eq(paymentNotices.key, value('key')),
          ne(paymentNotices.id, value('id')),
          ne(paymentNotices.outcome, 'pending'),
        ),
      )
      .prepare(),
    noticeById: db
      .select()
      .from(paymentNotices)
      .where(eq(paymentNotices.id, value('id')))
      .prepare(),
    handled: db
      .update(paymentNotices)
      .set({ outcome: sql`${value('outcome')}`, handledAt: sql`${value('at')}` })
      .where(eq(paymentNotices.id, value('id')))
      .prepare(),
    pending: db
      .select()
      .from(paymentNotices)
      .where(
        and(
          isNull(paymentNotices.handledAt),
          sql`(${paymentNotices.receivedAt}, ${paymentNotices.id}) > (${value('time')}, ${value('id')})`,
        ),
      )
      .orderBy(asc(paymentNotices.receivedAt), asc(paymentNotices.id))
      .limit(value('limit'))
      .prepare(),
    addFact: db
      .insert(paymentFacts)
      .values(everyColumn(['orderId', 'kind', 'paymentId', 'at', 'noticeId']))
      .onConflictDoNothing()
      .prepare(),
    addReading: db
      .insert(readings)
      .values(everyColumn(['orderId', 'method', 'version', 'numbers', 'madeAt']))
      .onConflictDoNothing()
      .prepare(),
    reject: db
      .insert(rejectedNotices)
      .values(everyColumn(['reason', 'fields', 'bytes', 'receivedAt']))
      .returning({ id: rejectedNotices.id })
      .prepare(),
    forgetOldRejections: db
      .delete(rejectedNotices)
      .where(sql`${rejectedNotices.id} <= ${value('newest')} - ${JOURNAL_SIZE}`)
      .prepare(),
  };
}

export type NoticeStatements = ReturnType<typeof noticeStatements>;
