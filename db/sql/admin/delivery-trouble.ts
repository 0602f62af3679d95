import { and, count, eq, gte, inArray, isNull, max, sql } from 'drizzle-orm';
import { CHAT_KINDS, MAIL_KINDS } from '@/lib/outbox/outbox-message';
import type { DeliveryTrouble } from '@/lib/store/alerts';
import type { Connection } from '../connection';
import { first } from '../first';
import { BY_MAIL } from '../outbox/message-keys';
import { ofLate, wasTried } from '../outbox/which-undelivered';

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
export async function deliveryTrouble(
  on: Connection,
  leastAttempts: number,
): Promise<DeliveryTrouble> {
  const { outboxMessages } = on.tables;
  const { attempts, outcome } = outboxMessages;
  const waiting = await first(
    on.db
      .select({ failing: count() })
      .from(outboxMessages)
      .where(and(isNull(outcome), gte(attempts, leastAttempts))),
  );
  const trouble = { failing: waiting?.failing ?? 0, unreached: 0 };
  for (const way of WAYS) {
    const { failing, unreached } = await undeliveredInARow(on, way, leastAttempts);
    trouble.failing += failing;
    trouble.unreached = Math.max(trouble.unreached, unreached);
  }
  return trouble;
}

/**
 * What ended undelivered by one way and after the last that was delivered there. What has ended is
 * in the order of `nextTryAt`, which was set when the last attempt began, each time as far ahead.
 */
async function undeliveredInARow(
  on: Connection,
  { kinds, undelivered }: (typeof WAYS)[number],
  leastAttempts: number,
): Promise<DeliveryTrouble> {
  const { db, tables } = on;
  const { orders, outboxMessages } = tables;
  const { kind, outcome, nextTryAt, recipient, orderId, attempts } = outboxMessages;
  const ofTheWay = and(ofLate(on, NEWEST), inArray(kind, [...kinds]));
  const never = sql.param(new Date(0), nextTryAt);
  const lastSent = db
    .select({ at: sql`coalesce(${max(nextTryAt)}, ${never})` })
    .from(outboxMessages)
    .where(and(ofTheWay, eq(outcome, 'sent')));
  const buyer = sql`coalesce(lower(${orders.email}), ${orderId})`;
  const reached = sql`case when ${recipient} = ${BY_MAIL} then ${buyer} else cast(${recipient} as text) end`;
  const found = await first(
    db
      .select({
        unreached: sql`count(distinct ${reached})`.mapWith(Number),
        failing: sql`count(*) filter (where ${attempts} >= ${leastAttempts})`.mapWith(Number),
      })
      .from(outboxMessages)
      .leftJoin(orders, eq(orders.id, orderId))
      .where(
        and(
          ofTheWay,
          inArray(outcome, [...undelivered]),
          wasTried(tables),
          sql`${nextTryAt} > ${lastSent}`,
        ),
      ),
  );
  return found ?? { failing: 0, unreached: 0 };
}
