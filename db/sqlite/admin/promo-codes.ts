import { and, desc, lt, type SQL, sql } from 'drizzle-orm';
import type { PromoState } from '@/lib/orders/promo';
import type { PromoCodes } from '@/lib/store/promo-codes';
import type { SqliteDb } from '../open';
import { promoUses } from '../queries/promo-codes';
import { promoCodes } from '../schema';

const seq = sql<number>`promo_codes.rowid`;

/** The part of the admin that lists promo codes. */
export function promoCodeMethods(db: SqliteDb): PromoCodes {
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
