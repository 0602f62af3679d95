import { and, eq, isNull } from 'drizzle-orm';
import type { AuditEntry } from '@/lib/audit';
import type { DeskLink, DeskSession, DeskSessions } from '@/lib/store/desk-sessions';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { deskLinks, deskSessions } from '../schema';
import { writeAuditLine } from './audit-log';

/** The part of the desk that knows who is signed in. */
export function deskSessionMethods(db: SqliteDb, group: GroupCommit): DeskSessions {
  const open = (session: DeskSession, entry: AuditEntry) => {
    db.insert(deskSessions).values(session).run();
    writeAuditLine(db, entry);
  };
  const isOpen = (idDigest: string) =>
    and(eq(deskSessions.idDigest, idDigest), isNull(deskSessions.endedAt));
  return {
    openSession: (session, entry) => group.write(() => open(session, entry)),
    findSession: async (idDigest) => {
      const row = db.select().from(deskSessions).where(isOpen(idDigest)).get();
      if (!row) return null;
      const { endedAt: _, ...session } = row;
      return session;
    },
    noteSessionSeen: (idDigest, seenAt) =>
      group.write(() => {
        db.update(deskSessions).set({ seenAt }).where(isOpen(idDigest)).run();
      }),
    endSession: (idDigest, entry) =>
      group.write(() => {
        db.update(deskSessions).set({ endedAt: entry.at }).where(isOpen(idDigest)).run();
        writeAuditLine(db, entry);
      }),
    endAllSessions: (entry) =>
      group.write(() => {
        db.update(deskSessions)
          .set({ endedAt: entry.at })
          .where(isNull(deskSessions.endedAt))
          .run();
        db.delete(deskLinks).where(isNull(deskLinks.usedAt)).run();
        writeAuditLine(db, entry);
      }),
    keepDeskLink: (link) => group.write(() => writeDeskLink(db, link)),
    findDeskLink: async (tokenDigest) => {
      const ofToken = eq(deskLinks.tokenDigest, tokenDigest);
      const row = db.select().from(deskLinks).where(ofToken).get();
      if (!row) return null;
      const { telegramUserId, ...link } = row;
      const actor = telegramUserId === null ? 'server' : (`telegram:${telegramUserId}` as const);
      return { ...link, actor };
    },
    openSessionByLink: (tokenDigest, session, entry) =>
      group.write(() => {
        const unused = and(eq(deskLinks.tokenDigest, tokenDigest), isNull(deskLinks.usedAt));
        const { changes } = db.update(deskLinks).set({ usedAt: entry.at }).where(unused).run();
        if (changes === 0) return false;
        open(session, entry);
        return true;
      }),
  };
}

/** Keeps a one-time link; inside a transaction, or as the only write of another process. */
export function writeDeskLink(db: SqliteDb, { actor, ...link }: DeskLink): void {
  const telegramUserId = actor === 'server' ? null : Number(actor.slice('telegram:'.length));
  db.insert(deskLinks)
    .values({ ...link, telegramUserId })
    .run();
}
