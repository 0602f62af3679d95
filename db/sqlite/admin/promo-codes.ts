import { and, desc, eq, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { PromoState } from '@/lib/orders/promo';
import type { PromoCodes } from '@/lib/store/promo-codes';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { promoUses } from '../queries/promo-codes';
import { promoCodes } from '../schema';
import { writeAuditLine } from './audit-log';

const seq = sql<number>`promo_codes.rowid`;

/** The part of the admin that keeps promo codes; they end, but are never taken away from orders. */
export function promoCodeMethods(db: SqliteDb, group: GroupCommit): PromoCodes {
  return {
    promoRows: async ({ piece, state }, { before, limit }, now) =>
      db
        .select({ promo: promoCodes, seq, uses: promoUses(now) })
        .from(promoCodes)
        .where(
          and(
            piece === null ? undefined : sql`instr(${promoCodes.code}, ${piece}) > 0`,
            state ? inState(state, now) : undefined,
            before === null ? undefined : lt(seq, before),
          ),
        )
        .orderBy(desc(seq))
        .limit(limit)
        .all()
        .map(({ promo, ...rest }) => ({ ...promo, ...rest })),
    makePromoCode: (promo, entry) =>
      group.write((db) => {
        const made = db.insert(promoCodes).values(promo).onConflictDoNothing().run();
        if (made.changes === 0) return { kind: 'taken' };
        writeAuditLine(db, entry);
        return { kind: 'made' };
      }),
    endPromoCode: (code, entry) =>
      group.write((db) => {
        const ended = db
          .update(promoCodes)
          .set({ disabledAt: entry.at })
          .where(and(eq(promoCodes.code, code), isNull(promoCodes.disabledAt)))
          .run();
        if (ended.changes === 0) return { kind: 'no_change' };
        writeAuditLine(db, entry);
        return { kind: 'ended' };
      }),
  };
}

/** The same as `promoState`, in SQL. */
function inState(state: PromoState, now: Date): SQL {
  const at = now.getTime();
  const { disabledAt, startsAt, endsAt, mostUses } = promoCodes;
  const ended = sql`(${disabledAt} is not null or coalesce(${endsAt} <= ${at}, false))`;
  const isEarly = sql`coalesce(${startsAt} > ${at}, false)`;
  const isUsedUp = sql`coalesce(${promoUses(now)} >= ${mostUses}, false)`;
  switch (state) {
    case 'ended':
      return ended;
    case 'not_started':
      return sql`not ${ended} and ${isEarly}`;
    case 'used_up':
      return sql`not ${ended} and not ${isEarly} and ${isUsedUp}`;
    case 'active':
      return sql`not ${ended} and not ${isEarly} and not ${isUsedUp}`;
    default:
      return state satisfies never;
  }
}
