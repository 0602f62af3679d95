import { and, eq, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { UndeliveredFilter, WhichUndelivered } from '@/lib/store/queries/undelivered';
import type { Connection } from '../connection';
import type { Tables } from '../schema';

/** An outbox is looked through for failures from its end, because it has no index of them. */
const LATE = 100_000;

/** The place of a message in the outbox, as a list of such messages goes by it. */
export function placeOf(
  { tables: { outboxMessages }, words }: Connection,
  { state }: UndeliveredFilter,
): SQL<number> {
  const place = words.place(outboxMessages);
  // By the index of the messages that are held, not by the whole table.
  return state === 'held' ? words.withoutIndex(place) : place;
}

/** Messages among the last so many of the outbox. */
export function ofLate({ tables: { outboxMessages }, words }: Connection, many: number): SQL {
  const place = words.place(outboxMessages);
  return sql`${place} > (select max(${place}) from ${outboxMessages}) - ${many}`;
}

/** Those of erased orders have no reason any more, and nobody can resolve them. */
export function wasTried({ outboxMessages }: Tables): SQL {
  return isNotNull(outboxMessages.reason);
}

/** Spelt out: a bound value would keep SQLite from the index of such messages. */
export function isHeld({ outboxMessages }: Tables): SQL {
  return sql`${outboxMessages.outcome} = 'held'`;
}

function isRetrying(tables: Tables): SQL | undefined {
  return and(wasTried(tables), isNull(tables.outboxMessages.outcome));
}

function wasGivenUp(tables: Tables): SQL | undefined {
  const { outcome } = tables.outboxMessages;
  return and(wasTried(tables), inArray(outcome, ['blocked', 'failed', 'unanswered']));
}

/** What does not go by itself any more, so that the seller decides. */
export function isToDecide(tables: Tables): SQL | undefined {
  return or(wasGivenUp(tables), isHeld(tables));
}

/** The messages that are meant. */
export function chosen(on: Connection, which: WhichUndelivered): SQL | undefined {
  if (typeof which === 'string') return named(on.tables, which);
  return and(
    matching(on, which),
    which.upTo === undefined ? undefined : lte(placeOf(on, which), which.upTo),
  );
}

/** The message whose `messageKey` this is. */
function named({ outboxMessages }: Tables, key: string): SQL | undefined {
  const [subject = '', kind = '', recipient = ''] = key.split('/');
  return and(
    eq(outboxMessages.subject, subject),
    sql`${outboxMessages.kind} = ${kind}`,
    eq(outboxMessages.recipient, Number(recipient)),
  );
}

/** The messages that a filter lets pass. */
export function matching(
  on: Connection,
  { state, kind, number }: UndeliveredFilter,
): SQL | undefined {
  const { orders, outboxMessages } = on.tables;
  return and(
    inState(on, state),
    kind === null ? undefined : eq(outboxMessages.kind, kind),
    number === null
      ? undefined
      : sql`${outboxMessages.orderId} = (select id from ${orders} where number = ${number})`,
  );
}

function inState(on: Connection, state: UndeliveredFilter['state']): SQL | undefined {
  const { tables } = on;
  switch (state) {
    // That somebody may still be waiting for; what waits since a restore is reported elsewhere.
    case null:
      return and(ofLate(on, LATE), or(isRetrying(tables), wasGivenUp(tables)));
    case 'retrying':
      return and(ofLate(on, LATE), isRetrying(tables));
    case 'given_up':
      return and(ofLate(on, LATE), wasGivenUp(tables));
    case 'held':
      return isHeld(tables);
    default:
      return state satisfies never;
  }
}
