import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { PaymentLink } from '@/lib/payments/links/gateway';
import type { LinkQueries } from '@/lib/store/queries/links';
import type { Connection } from '../connection';
import { first } from '../first';
import type { Tables } from '../schema';

export function linkQueries({ db, tables: { paymentLinks } }: Connection): LinkQueries {
  const newest = db
    .select()
    .from(paymentLinks)
    .where(and(eq(paymentLinks.orderId, sql.placeholder('orderId')), isNotNull(paymentLinks.url)))
    .orderBy(desc(paymentLinks.madeAt))
    .limit(1)
    .prepare('newest_link');
  return {
    newestOf: async (orderId) => {
      const row = await first(newest.execute({ orderId }));
      return row ? linkFromRow(row) : null;
    },
    insert: async (orderId, { url, madeAt, expiresAt }, rawAnswer) => {
      const row = { id: uuidv7(), orderId, url, madeAt, expiresAt, rawAnswer };
      await db.insert(paymentLinks).values(row);
    },
    insertFailure: async (orderId, failure, rawAnswer, madeAt) => {
      await db.insert(paymentLinks).values({ id: uuidv7(), orderId, failure, rawAnswer, madeAt });
    },
  };
}

/** A link as its row holds it; null of an answer that was none. */
export function linkFromRow({
  url,
  madeAt,
  expiresAt,
}: Tables['paymentLinks']['$inferSelect']): PaymentLink | null {
  return url && expiresAt ? { url, madeAt, expiresAt } : null;
}
