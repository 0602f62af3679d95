import type { Actor } from '@/lib/audit';

/** A one-time link into the admin. */
export type AdminLink = {
  tokenDigest: string;
  /** Nobody gets a link by the password. */
  actor: Exclude<Actor, 'password'>;
  /** A digest of what lets the actor in. */
  credential: string;
  expiresAt: Date;
  usedAt: Date | null;
};

/** The queries about one-time links into the admin. */
export type AdminLinkQueries = {
  byDigest(tokenDigest: string): Promise<AdminLink | null>;
  unused(): Promise<AdminLink[]>;
  insert(link: AdminLink): Promise<void>;
  setUsed(tokenDigest: string, at: Date): Promise<void>;
  delete(tokenDigest: string): Promise<void>;
  deleteUnused(): Promise<void>;
  deleteExpiredBefore(at: Date): Promise<void>;
};
