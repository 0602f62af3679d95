import { isSameSecret } from '@/lib/secrets';

/** Whether `Authorization: Bearer …` (RFC 6750 §2.1) carries this token, compared in constant time. */
export function hasBearer(authorization: string | null, token: string): boolean {
  const [, offered = ''] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  return isSameSecret(offered, token);
}

/**
 * The token of `Authorization: Bearer …`; empty when the scheme is named without one, null when
 * it is not named at all.
 */
export function bearerOf(authorization: string | null): string | null {
  const named = /^Bearer(?:\s+(.*))?$/is.exec(authorization?.trim() ?? '');
  return named ? (named[1] ?? '') : null;
}
