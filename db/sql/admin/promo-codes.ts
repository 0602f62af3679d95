import { and, desc, lt, type SQL, sql } from 'drizzle-orm';
import type { PromoState } from '@/lib/orders/promo';
import type { PromoCodes } from '@/lib/store/promo-codes';
import type { Reader } from '../engine';
import { promoUses } from '../queries/promo-codes';
import type { Tables } from '../schema';

/** The part of the admin that lists promo codes. */
export function promoCodeMethods({ read }: Reader): PromoCodes {
  return {
    promoRows: ({ piece, state }, { before, limit }, now) =>
      read(async ({ db, tables, words }) => {
        const { promoCodes } = tables;
        const seq = words.place(promoCodes);
        const rows = await db
          .select({ promo: promoCodes, seq, uses: promoUses(tables, now) })
          .from(promoCodes)
          .where(
            and(
              piece === null ? undefined : words.contains(promoCodes.code, piece),
              state ? inState(tables, state, now) : undefined,
              before === null ? undefined : lt(seq, before),
            ),
          )
          .orderBy(desc(seq))
          .limit(limit);
        return rows.map(({ promo, ...rest }) => ({ ...promo, ...rest }));
      }),
  };
}

/** The same as `promoState`, in SQL. */
function inState(tables: Tables, state: PromoState, now: Date): SQL {
  const { disabledAt, startsAt, endsAt, mostUses } = tables.promoCodes;
  const at = sql.param(now, endsAt);
  const ended = sql`(${disabledAt} is not null or coalesce(${endsAt} <= ${at}, false))`;
  const isEarly = sql`coalesce(${startsAt} > ${at}, false)`;
  const isUsedUp = sql`coalesce(${promoUses(tables, now)} >= ${mostUses}, false)`;
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
