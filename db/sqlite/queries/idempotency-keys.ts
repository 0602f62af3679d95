import { eq, lte, sql } from 'drizzle-orm';
import type { IdempotencyKeyQueries } from '@/lib/store/queries/idempotency-keys';
import type { SqliteDb } from '../open';
import { idempotencyKeys } from '../schema';

export function idempotencyKeyQueries(db: SqliteDb): IdempotencyKeyQueries {
  const isKey = eq(idempotencyKeys.key, sql.placeholder('key'));
  const find = db.select().from(idempotencyKeys).where(isKey).prepare();
  const remove = db.delete(idempotencyKeys).where(isKey).prepare();
  return {
    byKey: async (key) => find.get({ key }) ?? null,
    put: async (key, orderId, createdAt) => {
      remove.run({ key: key.key });
      db.insert(idempotencyKeys)
        .values({ ...key, orderId, createdAt })
        .run();
    },
    deleteExpired: async (at) => {
      db.delete(idempotencyKeys).where(lte(idempotencyKeys.expiresAt, at)).run();
    },
  };
}
