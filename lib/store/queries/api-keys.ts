/** A key that lets a program order under names of its own. */
export type ApiKeyRow = {
  id: string;
  name: string;
  createdAt: Date;
  /** The day in Moscow (YYYY-MM-DD) on which it was used last. */
  lastUsedOn: string | null;
  revokedAt: Date | null;
};

/** The queries about the keys of programs. */
export type ApiKeyQueries = {
  /** Those that work first, each kind newest first. */
  all(): Promise<ApiKeyRow[]>;
  /** A key that works, by its digest. */
  byDigest(digest: string): Promise<Pick<ApiKeyRow, 'id' | 'lastUsedOn'> | null>;
  insert(key: { id: string; name: string; digest: string; createdAt: Date }): Promise<void>;
  setLastUsedOn(id: string, day: string): Promise<void>;
  revoke(id: string, at: Date): Promise<void>;
  deleteRevokedBefore(at: Date): Promise<void>;
};
