import { eq, isNull, lt } from 'drizzle-orm';
import type { AdminSessionQueries } from '@/lib/store/queries/admin-sessions';
import type { Connection } from '../connection';
import { first } from '../first';

export function adminSessionQueries({
  db,
  tables: { adminSessions },
}: Connection): AdminSessionQueries {
  const named = (idDigest: string) => eq(adminSessions.idDigest, idDigest);
  return {
    all: async () => db.select().from(adminSessions),
    byDigest: async (idDigest) =>
      (await first(db.select().from(adminSessions).where(named(idDigest)))) ?? null,
    insert: async (session) => {
      await db.insert(adminSessions).values(session);
    },
    setSeen: async (idDigest, seenAt) => {
      await db.update(adminSessions).set({ seenAt }).where(named(idDigest));
    },
    setEnded: async (idDigest, endedAt) => {
      await db.update(adminSessions).set({ endedAt }).where(named(idDigest));
    },
    endAll: async (endedAt) => {
      await db.update(adminSessions).set({ endedAt }).where(isNull(adminSessions.endedAt));
    },
    delete: async (idDigest) => {
      await db.delete(adminSessions).where(named(idDigest));
    },
    deleteCreatedBefore: async (at) => {
      await db.delete(adminSessions).where(lt(adminSessions.createdAt, at));
    },
  };
}
