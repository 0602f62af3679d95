import type { AuditEntry } from '@/lib/audit';

/** A key that lets a program order under names of its own. */
export type ApiKeyRow = {
  id: string;
  name: string;
  createdAt: Date;
  /** The day in Moscow (YYYY-MM-DD) on which it was used last. */
  lastUsedOn: string | null;
  revokedAt: Date | null;
};

export type MadeApiKey =
  | { kind: 'made' }
  /** A key that still works has this name. */
  | { kind: 'taken' }
  | { kind: 'too_many' };

export type ApiKeys = {
  /** Those that work first, each kind newest first. */
  apiKeyRows(): Promise<ApiKeyRow[]>;
  /** Keeps a key unless `most` work already. */
  makeApiKey(
    key: { id: string; name: string; digest: string; createdAt: Date },
    most: number,
    entry: AuditEntry,
  ): Promise<MadeApiKey>;
  /** Ends a key for good. */
  revokeApiKey(id: string, entry: AuditEntry): Promise<{ kind: 'revoked' | 'no_change' }>;
  /** A key that works, by its digest. */
  findApiKey(digest: string): Promise<Pick<ApiKeyRow, 'id' | 'lastUsedOn'> | null>;
  noteApiKeyUsed(id: string, day: string): Promise<void>;
};
