import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ApiKeys } from '@/lib/store/api-keys';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { apiKeys } from '../schema';
import { writeAuditLine } from './audit-log';

const { id, name, createdAt, lastUsedOn, revokedAt } = apiKeys;
const WORKS = isNull(revokedAt);

/** The part of the admin that keeps the keys of programs. */
export function apiKeyMethods(db: SqliteDb, group: GroupCommit): ApiKeys {
  return {
    apiKeyRows: async () =>
      db
        .select({ id, name, createdAt, lastUsedOn, revokedAt })
        .from(apiKeys)
        .orderBy(desc(WORKS), desc(id))
        .all(),
    makeApiKey: (key, most, entry) =>
      group.write((db) => {
        const working = db.select({ name }).from(apiKeys).where(WORKS).all();
        if (working.some((one) => one.name === key.name)) return { kind: 'taken' };
        if (working.length >= most) return { kind: 'too_many' };
        db.insert(apiKeys).values(key).run();
        writeAuditLine(db, entry);
        return { kind: 'made' };
      }),
    revokeApiKey: (keyId, entry) =>
      group.write((db) => {
        const ofKey = and(eq(id, keyId), WORKS);
        const known = db.select({ name }).from(apiKeys).where(ofKey).get();
        if (!known) return { kind: 'no_change' };
        db.update(apiKeys).set({ revokedAt: entry.at }).where(ofKey).run();
        writeAuditLine(db, { ...entry, details: { name: known.name } });
        return { kind: 'revoked' };
      }),
    findApiKey: async (digest) =>
      db
        .select({ id, lastUsedOn })
        .from(apiKeys)
        .where(and(eq(apiKeys.digest, digest), WORKS))
        .get() ?? null,
    noteApiKeyUsed: (keyId, day) =>
      group.write((db) => {
        db.update(apiKeys).set({ lastUsedOn: day }).where(eq(id, keyId)).run();
      }),
  };
}
