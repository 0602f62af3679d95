import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import type { ApiKeyQueries } from '@/lib/store/queries/api-keys';
import type { SqliteDb } from '../open';
import { apiKeys } from '../schema';

const { id, name, createdAt, lastUsedOn, revokedAt } = apiKeys;
const WORKS = isNull(revokedAt);

export function apiKeyQueries(db: SqliteDb): ApiKeyQueries {
  return {
    all: async () =>
      db
        .select({ id, name, createdAt, lastUsedOn, revokedAt })
        .from(apiKeys)
        .orderBy(desc(WORKS), desc(id))
        .all(),
    byDigest: async (digest) =>
      db
        .select({ id, lastUsedOn })
        .from(apiKeys)
        .where(and(eq(apiKeys.digest, digest), WORKS))
        .get() ?? null,
    insert: async (key) => {
      db.insert(apiKeys).values(key).run();
    },
    setLastUsedOn: async (keyId, day) => {
      db.update(apiKeys).set({ lastUsedOn: day }).where(eq(id, keyId)).run();
    },
    revoke: async (keyId, at) => {
      db.update(apiKeys).set({ revokedAt: at }).where(eq(id, keyId)).run();
    },
    deleteRevokedBefore: async (at) => {
      db.delete(apiKeys).where(lt(revokedAt, at)).run();
    },
  };
}
