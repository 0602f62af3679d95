import type { Actor, AuditEntry } from '@/lib/admin/audit';

export type DeskSession = {
  /** Digest of the key that the cookie carries. */
  idDigest: string;
  actor: Actor;
  createdAt: Date;
  seenAt: Date;
};

export type RedeemedLink =
  | { kind: 'redeemed'; session: DeskSession }
  | { kind: 'unknown' }
  | { kind: 'used' }
  | { kind: 'expired' };

export type DeskSessions = {
  openSession(session: DeskSession, entry: AuditEntry): Promise<void>;
  /** A session that nobody has ended; whether it is too old is for the reader to say. */
  findSession(idDigest: string): Promise<DeskSession | null>;
  noteSessionSeen(idDigest: string, at: Date): Promise<void>;
  endSession(idDigest: string, entry: AuditEntry): Promise<void>;
  /** Ends every session, also that of whoever asks. */
  endAllSessions(entry: AuditEntry): Promise<void>;
  keepDeskLink(link: {
    tokenDigest: string;
    telegramUserId: number;
    expiresAt: Date;
  }): Promise<void>;
  /** Opens a session by a one-time link, whichever of several requests comes first. */
  redeemDeskLink(tokenDigest: string, idDigest: string, at: Date): Promise<RedeemedLink>;
};
