import type { Actor, AuditEntry } from '@/lib/audit';

export type DeskSession = {
  /** Digest of the key that the cookie carries. */
  idDigest: string;
  actor: Actor;
  /** A digest of what let the actor in. */
  credential: string;
  createdAt: Date;
  seenAt: Date;
};

/** A one-time link into the desk. */
export type DeskLink = {
  tokenDigest: string;
  /** Nobody gets a link by the password. */
  actor: Exclude<Actor, 'password'>;
  /** A digest of what lets the actor in. */
  credential: string;
  expiresAt: Date;
};

export type DeskSessions = {
  openSession(session: DeskSession, entry: AuditEntry): Promise<void>;
  /** A session that nobody has ended; whether it is too old is for the reader to say. */
  findSession(idDigest: string): Promise<DeskSession | null>;
  noteSessionSeen(idDigest: string, at: Date): Promise<void>;
  endSession(idDigest: string, entry: AuditEntry): Promise<void>;
  /** Ends every session, also that of whoever asks, and every link that nobody has used yet. */
  endAllSessions(entry: AuditEntry): Promise<void>;
  keepDeskLink(link: DeskLink): Promise<void>;
  findDeskLink(tokenDigest: string): Promise<(DeskLink & { usedAt: Date | null }) | null>;
  /** Uses a link up and opens the session; false, and no session, when another request was first. */
  openSessionByLink(tokenDigest: string, session: DeskSession, entry: AuditEntry): Promise<boolean>;
};
