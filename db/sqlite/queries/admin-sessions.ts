import { eq, isNull, lt } from 'drizzle-orm';
import type { AdminSessionQueries } from '@/lib/store/queries/admin-sessions';
import type { SqliteDb } from '../open';
import { adminSessions } from '../schema';

export function adminSessionQueries(db: SqliteDb): AdminSessionQueries {
  const named = (idDigest: string) => eq(adminSessions.idDigest, idDigest);
  return {
    all: async () => db.select().from(adminSessions).all(),
    byDigest: async (idDigest) =>
      db.select().from(adminSessions).where(named(idDigest)).get() ?? null,
    insert: async (session) => {
      db.insert(adminSessions).values(session).run();
    },
    setSeen: async (idDigest, seenAt) => {
      db.update(adminSessions).set({ seenAt }).where(named(idDigest)).run();
    },
    setEnded: async (idDigest, endedAt) => {
      db.update(adminSessions).set({ endedAt }).where(named(idDigest)).run();
    },
    endAll: async (endedAt) => {
      db.update(adminSessions).set({ endedAt }).where(isNull(adminSessions.endedAt)).run();
    },
    delete: async (idDigest) => {
      db.delete(adminSessions).where(named(idDigest)).run();
    },
    deleteCreatedBefore: async (at) => {
      db.delete(adminSessions).where(lt(adminSessions.createdAt, at)).run();
    },
  };
}
