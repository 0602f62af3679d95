import { and, eq, isNull } from 'drizzle-orm';
import type { DeskSession, DeskSessions, RedeemedLink } from '@/db/desk/desk-sessions';
import type { AuditEntry } from '@/lib/admin/audit';
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
        writeAuditLine(db, entry);
      }),
    keepDeskLink: (link) => group.write(() => void db.insert(deskLinks).values(link).run()),
    redeemDeskLink: (tokenDigest, idDigest, at) =>
      group.write<RedeemedLink>(() => {
        const ofToken = eq(deskLinks.tokenDigest, tokenDigest);
        const link = db.select().from(deskLinks).where(ofToken).get();
        if (!link) return { kind: 'unknown' };
        if (link.usedAt) return { kind: 'used' };
        if (link.expiresAt <= at) return { kind: 'expired' };
        db.update(deskLinks).set({ usedAt: at }).where(ofToken).run();
        const actor = `telegram:${link.telegramUserId}` as const;
        const session = { idDigest, actor, createdAt: at, seenAt: at };
        open(session, { at, actor, act: 'signed_in', details: { by: 'link' } });
        return { kind: 'redeemed', session };
      }),
  };
}
