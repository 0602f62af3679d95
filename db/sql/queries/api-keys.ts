import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import type { ApiKeyQueries } from '@/lib/store/queries/api-keys';
import type { Connection } from '../connection';
import { first } from '../first';

export function apiKeyQueries({ db, tables: { apiKeys } }: Connection): ApiKeyQueries {
  const { id, name, createdAt, lastUsedOn, revokedAt } = apiKeys;
  const works = isNull(revokedAt);
  return {
    all: async () =>
      db
        .select({ id, name, createdAt, lastUsedOn, revokedAt })
        .from(apiKeys)
        .orderBy(desc(works), desc(id)),
    byDigest: async (digest) => {
      const isIt = and(eq(apiKeys.digest, digest), works);
      return (await first(db.select({ id, lastUsedOn }).from(apiKeys).where(isIt))) ?? null;
    },
    insert: async (key) => {
      await db.insert(apiKeys).values(key);
    },
    setLastUsedOn: async (keyId, day) => {
      await db.update(apiKeys).set({ lastUsedOn: day }).where(eq(id, keyId));
    },
    revoke: async (keyId, at) => {
      await db.update(apiKeys).set({ revokedAt: at }).where(eq(id, keyId));
    },
    deleteRevokedBefore: async (at) => {
      await db.delete(apiKeys).where(lt(revokedAt, at));
    },
  };
}
