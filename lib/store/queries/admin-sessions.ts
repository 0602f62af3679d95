import type { Actor } from '@/lib/audit';

/** A session of the admin, also one that is over. */
export type AdminSession = {
  /** Digest of the key that the cookie carries. */
  idDigest: string;
  actor: Actor;
  /** A digest of what let the actor in. */
  credential: string;
  createdAt: Date;
  seenAt: Date;
  /** When somebody signed out. */
  endedAt: Date | null;
};

/** The queries about the sessions of the admin. */
export type AdminSessionQueries = {
  all(): Promise<AdminSession[]>;
  byDigest(idDigest: string): Promise<AdminSession | null>;
  insert(session: AdminSession): Promise<void>;
  setSeen(idDigest: string, at: Date): Promise<void>;
  setEnded(idDigest: string, at: Date): Promise<void>;
  /** Ends those that nobody has ended. */
  endAll(at: Date): Promise<void>;
  delete(idDigest: string): Promise<void>;
  deleteCreatedBefore(at: Date): Promise<void>;
};
