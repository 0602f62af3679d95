import { eq, isNull, lt } from 'drizzle-orm';
import type { AdminLink, AdminLinkQueries } from '@/lib/store/queries/admin-links';
import type { Connection } from '../connection';
import { first } from '../first';
import type { Tables } from '../schema';

export function adminLinkQueries({ db, tables: { adminLinks } }: Connection): AdminLinkQueries {
  const isUnused = isNull(adminLinks.usedAt);
  const named = (tokenDigest: string) => eq(adminLinks.tokenDigest, tokenDigest);
  return {
    byDigest: async (tokenDigest) => {
      const row = await first(db.select().from(adminLinks).where(named(tokenDigest)));
      return row ? linkFromRow(row) : null;
    },
    unused: async () => (await db.select().from(adminLinks).where(isUnused)).map(linkFromRow),
    insert: async ({ actor, ...link }) => {
      const telegramUserId = actor === 'server' ? null : Number(actor.slice('telegram:'.length));
      await db.insert(adminLinks).values({ ...link, telegramUserId });
    },
    setUsed: async (tokenDigest, usedAt) => {
      await db.update(adminLinks).set({ usedAt }).where(named(tokenDigest));
    },
    delete: async (tokenDigest) => {
      await db.delete(adminLinks).where(named(tokenDigest));
    },
    deleteUnused: async () => {
      await db.delete(adminLinks).where(isUnused);
    },
    deleteExpiredBefore: async (at) => {
      await db.delete(adminLinks).where(lt(adminLinks.expiresAt, at));
    },
  };
}

function linkFromRow({ telegramUserId, ...link }: Tables['adminLinks']['$inferSelect']): AdminLink {
  return { ...link, actor: telegramUserId === null ? 'server' : `telegram:${telegramUserId}` };
}
