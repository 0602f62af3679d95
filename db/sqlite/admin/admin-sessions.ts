import Database from 'better-sqlite3';
import { and, eq, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { AuditEntry } from '@/lib/audit';
import type { AdminLink, AdminSession, AdminSessions } from '@/lib/store/admin-sessions';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import * as schema from '../schema';
import { adminLinks, adminSessions } from '../schema';
import { writeAuditLine } from './audit-log';

/** The part of the admin that knows who is signed in. */
export function adminSessionMethods(db: SqliteDb, group: GroupCommit): AdminSessions {
  const open = (db: SqliteDb, session: AdminSession, entry: AuditEntry) => {
    db.insert(adminSessions).values(session).run();
    writeAuditLine(db, entry);
  };
  const isOpen = (idDigest: string) =>
    and(eq(adminSessions.idDigest, idDigest), isNull(adminSessions.endedAt));
  return {
    openSession: (session, entry) => group.write((db) => open(db, session, entry)),
    findSession: async (idDigest) => {
      const row = db.select().from(adminSessions).where(isOpen(idDigest)).get();
      if (!row) return null;
      const { endedAt: _, ...session } = row;
      return session;
    },
    noteSessionSeen: (idDigest, seenAt) =>
      group.write((db) => {
        db.update(adminSessions).set({ seenAt }).where(isOpen(idDigest)).run();
      }),
    endSession: (idDigest, entry) =>
      group.write((db) => {
        db.update(adminSessions).set({ endedAt: entry.at }).where(isOpen(idDigest)).run();
        writeAuditLine(db, entry);
      }),
    endAllSessions: (entry) =>
      group.write((db) => {
        db.update(adminSessions)
          .set({ endedAt: entry.at })
          .where(isNull(adminSessions.endedAt))
          .run();
        db.delete(adminLinks).where(isNull(adminLinks.usedAt)).run();
        writeAuditLine(db, entry);
      }),
    forgetEntries: (isRevoked) =>
      group.write((db) => {
        const sessions = db.select().from(adminSessions).all();
        for (const { idDigest, actor, credential } of sessions) {
          if (!isRevoked(actor, credential)) continue;
          db.delete(adminSessions).where(eq(adminSessions.idDigest, idDigest)).run();
        }
        const links = db.select().from(adminLinks).where(isNull(adminLinks.usedAt)).all();
        for (const { tokenDigest, telegramUserId, credential } of links) {
          if (!isRevoked(actorOfLink(telegramUserId), credential)) continue;
          db.delete(adminLinks).where(eq(adminLinks.tokenDigest, tokenDigest)).run();
        }
      }),
    keepAdminLink: (link) => group.write((db) => writeAdminLink(db, link)),
    findAdminLink: async (tokenDigest) => {
      const ofToken = eq(adminLinks.tokenDigest, tokenDigest);
      const row = db.select().from(adminLinks).where(ofToken).get();
      if (!row) return null;
      const { telegramUserId, ...link } = row;
      return { ...link, actor: actorOfLink(telegramUserId) };
    },
    openSessionByLink: (tokenDigest, session, entry) =>
      group.write((db) => {
        const unused = and(eq(adminLinks.tokenDigest, tokenDigest), isNull(adminLinks.usedAt));
        const { changes } = db.update(adminLinks).set({ usedAt: entry.at }).where(unused).run();
        if (changes === 0) return false;
        open(db, session, entry);
        return true;
      }),
  };
}

const actorOfLink = (telegramUserId: number | null): AdminLink['actor'] =>
  telegramUserId === null ? 'server' : `telegram:${telegramUserId}`;

function writeAdminLink(db: SqliteDb, { actor, ...link }: AdminLink): void {
  const telegramUserId = actor === 'server' ? null : Number(actor.slice('telegram:'.length));
  db.insert(adminLinks)
    .values({ ...link, telegramUserId })
    .run();
}

/** Keeps a one-time link from another process than the shop's. */
export function keepLinkFromOutside(databaseFile: string, link: AdminLink): void {
  const client = new Database(databaseFile, { fileMustExist: true, timeout: 10_000 });
  try {
    client.pragma('synchronous = FULL');
    writeAdminLink(drizzle(client, { schema }), link);
  } finally {
    client.close();
  }
}
