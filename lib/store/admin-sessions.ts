import type { Actor, AuditEntry } from '@/lib/audit';

export type AdminSession = {
  /** Digest of the key that the cookie carries. */
  idDigest: string;
  actor: Actor;
  /** A digest of what let the actor in. */
  credential: string;
  createdAt: Date;
  seenAt: Date;
};

/** A one-time link into the admin. */
export type AdminLink = {
  tokenDigest: string;
  /** Nobody gets a link by the password. */
  actor: Exclude<Actor, 'password'>;
  /** A digest of what lets the actor in. */
  credential: string;
  expiresAt: Date;
};

export type AdminSessions = {
  openSession(session: AdminSession, entry: AuditEntry): Promise<void>;
  /** A session that nobody has ended; whether it is too old is for the reader to say. */
  findSession(idDigest: string): Promise<AdminSession | null>;
  noteSessionSeen(idDigest: string, at: Date): Promise<void>;
  endSession(idDigest: string, entry: AuditEntry): Promise<void>;
  /** Ends every session, also that of anyone who asks, and every link that nobody has used yet. */
  endAllSessions(entry: AuditEntry): Promise<void>;
  /** Deletes the sessions, and the links that nobody has used yet, that are revoked. */
  forgetEntries(isRevoked: (actor: Actor, credential: string) => boolean): Promise<void>;
  keepAdminLink(link: AdminLink): Promise<void>;
  findAdminLink(tokenDigest: string): Promise<(AdminLink & { usedAt: Date | null }) | null>;
  /** Uses a link up and opens the session; false, and no session, when another request was first. */
  openSessionByLink(
    tokenDigest: string,
    session: AdminSession,
    entry: AuditEntry,
  ): Promise<boolean>;
};
