import { eq, isNull, lt } from 'drizzle-orm';
import type { AdminLink, AdminLinkQueries } from '@/lib/store/queries/admin-links';
import type { SqliteDb } from '../open';
import { adminLinks } from '../schema';

const IS_UNUSED = isNull(adminLinks.usedAt);

export function adminLinkQueries(db: SqliteDb): AdminLinkQueries {
  const named = (tokenDigest: string) => eq(adminLinks.tokenDigest, tokenDigest);
  return {
    byDigest: async (tokenDigest) => {
      const row = db.select().from(adminLinks).where(named(tokenDigest)).get();
      return row ? linkFromRow(row) : null;
    },
    unused: async () => db.select().from(adminLinks).where(IS_UNUSED).all().map(linkFromRow),
    insert: async ({ actor, ...link }) => {
      const telegramUserId = actor === 'server' ? null : Number(actor.slice('telegram:'.length));
      db.insert(adminLinks)
        .values({ ...link, telegramUserId })
        .run();
    },
    setUsed: async (tokenDigest, usedAt) => {
      db.update(adminLinks).set({ usedAt }).where(named(tokenDigest)).run();
    },
    delete: async (tokenDigest) => {
      db.delete(adminLinks).where(named(tokenDigest)).run();
    },
    deleteUnused: async () => {
      db.delete(adminLinks).where(IS_UNUSED).run();
    },
    deleteExpiredBefore: async (at) => {
      db.delete(adminLinks).where(lt(adminLinks.expiresAt, at)).run();
    },
  };
}

function linkFromRow({ telegramUserId, ...link }: typeof adminLinks.$inferSelect): AdminLink {
  return { ...link, actor: telegramUserId === null ? 'server' : `telegram:${telegramUserId}` };
}
