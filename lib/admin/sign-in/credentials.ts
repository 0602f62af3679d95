import type { Actor } from '@/lib/audit';
import { keyedDigest, purposeKey } from '@/lib/secrets';

/**
 * What lets an actor into the admin as the configuration stands: keyed digests, one for each
 * application secret in use, the newest first; none for anyone who may not come in. A session and a
 * one-time link carry the first one from when they were made and are worth nothing when it is not
 * among these any more. So a new password ends everything opened before, and anyone who leaves
 * SELLER_ADMIN_IDS loses what the bot gave them; `forgetRevoked` deletes it at the next start.
 */
export type CredentialsOf = (actor: Actor) => readonly string[];

type Known = {
  admin: { passwordHash: string | null; telegramIds: readonly number[] };
  appSecret: string;
  previousAppSecret: string | null;
};

export function credentialsOf({ admin, appSecret, previousAppSecret }: Known): CredentialsOf {
  const secrets = previousAppSecret ? [appSecret, previousAppSecret] : [appSecret];
  const keys = secrets.map((secret) => purposeKey(secret, 'desk-credential'));
  const known: Actor[] = [
    ...(admin.passwordHash === null ? [] : (['password'] as const)),
    ...admin.telegramIds.map((id) => `telegram:${id}` as const),
    // Anyone who runs programs on the machine itself.
    'server',
  ];
  const text = (actor: Actor) => JSON.stringify([actor, admin.passwordHash]);
  return (actor) => (known.includes(actor) ? keys.map((key) => keyedDigest(key, text(actor))) : []);
}

/** Whether what somebody came in by, or was given a link for, still lets them in. */
export function isValid(
  { actor, credential }: { actor: Actor; credential: string },
  credentialsOf: CredentialsOf,
): boolean {
  return credentialsOf(actor).includes(credential);
}
