import { eq, lte, sql } from 'drizzle-orm';
import type { IdempotencyKeyQueries } from '@/lib/store/queries/idempotency-keys';
import type { Connection } from '../connection';
import { first } from '../first';

export function idempotencyKeyQueries({
  db,
  tables: { idempotencyKeys },
}: Connection): IdempotencyKeyQueries {
  const isKey = eq(idempotencyKeys.key, sql.placeholder('key'));
  const find = db.select().from(idempotencyKeys).where(isKey).prepare('idempotency_key');
  const remove = db.delete(idempotencyKeys).where(isKey).prepare('idempotency_key_delete');
  return {
    byKey: async (key) => (await first(find.execute({ key }))) ?? null,
    put: async (key, orderId, createdAt) => {
      await remove.execute({ key: key.key });
      await db.insert(idempotencyKeys).values({ ...key, orderId, createdAt });
    },
    deleteExpired: async (at) => {
      await db.delete(idempotencyKeys).where(lte(idempotencyKeys.expiresAt, at));
    },
  };
}
