import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether `Authorization: Bearer …` (RFC 6750 §2.1) carries this token, compared in constant time. */
export function hasBearer(authorization: string | null, token: string): boolean {
  const [, offered = ''] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(digest(offered), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
