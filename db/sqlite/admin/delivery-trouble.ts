import { and, count, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import { CHAT_KINDS, MAIL_KINDS } from '@/lib/outbox/outbox-message';
import type { DeliveryTrouble } from '@/lib/store/alerts';
import type { SqliteDb } from '../open';
import { ofLate, TRIED } from '../queries/undelivered';
import { orders, outboxMessages } from '../schema';

/** How many of the newest messages are looked through, again and again. */
const NEWEST = 10_000;

/**
 * The ways to buyers, and what ends undelivered there. In a chat `blocked` is the buyer's own
 * choice, told for each apart; a mail server refuses everybody that way when it is out of order.
 * What goes to the seller proves nothing: a relay that takes no letters may well take that one.
 */
const WAYS = [
  { kinds: [...MAIL_KINDS], undelivered: ['blocked', 'failed', 'unanswered'] },
  { kinds: [...CHAT_KINDS], undelivered: ['failed', 'unanswered'] },
] as const;

/** See `Alerts.deliveryTrouble`. */
export function deliveryTrouble(db: SqliteDb, leastAttempts: number): DeliveryTrouble {
  const { attempts, outcome } = outboxMessages;
  const messages = db
    .select({ failing: count() })
    .from(outboxMessages)
    .where(and(isNull(outcome), gte(attempts, leastAttempts)))
    .get();
  const ways = WAYS.map((way) => undeliveredInARow(db, way, leastAttempts));
  const failing = ways.reduce((sum, way) => sum + way.failing, messages?.failing ?? 0);
  return { failing, unreached: Math.max(...ways.map(({ unreached }) => unreached)) };
}

/**
 * What ended undelivered by one way and after the last that was delivered there. What has ended is
 * in the order of `nextTryAt`, which was set when the last attempt began, each time as far ahead.
 */
function undeliveredInARow(
  db: SqliteDb,
  { kinds, undelivered }: (typeof WAYS)[number],
  leastAttempts: number,
): DeliveryTrouble {
  const { kind, outcome, nextTryAt, recipient, orderId, attempts } = outboxMessages;
  const ofTheWay = and(ofLate(NEWEST), inArray(kind, [...kinds]));
  const lastSent = db
    .select({ at: sql`coalesce(max(${nextTryAt}), 0)` })
    .from(outboxMessages)
    .where(and(ofTheWay, eq(outcome, 'sent')));
  const buyer = sql`coalesce(lower(${orders.email}), ${orderId})`;
  const found = db
    .select({
      unreached: sql<number>`count(distinct iif(${recipient} = 0, ${buyer}, ${recipient}))`,
      failing: sql<number>`count(iif(${attempts} >= ${leastAttempts}, 1, null))`,
    })
    .from(outboxMessages)
    .leftJoin(orders, eq(orders.id, orderId))
    .where(
      and(
        ...[ofTheWay, inArray(outcome, [...undelivered])],
        ...[TRIED, sql`${nextTryAt} > ${lastSent}`],
      ),
    )
    .get();
  return found ?? { failing: 0, unreached: 0 };
}
