import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** So many random bytes in base64url: what nobody can guess. */
export function randomKey(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/**
 * The SHA-256 of a key in base64url, by which the key is kept and looked up: the time of looking
 * then tells nothing of the key.
 */
export function digestKey(key: string): string {
  return sha256(key).toString('base64url');
}

/** HMAC-SHA256 of a text in base64url: for what is too easily guessed from a plain digest. */
export function keyedDigest(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Compares in a time that tells nothing of where the two differ, whatever their lengths. */
export function isSameSecret(one: string | Buffer, other: string | Buffer): boolean {
  if (Buffer.isBuffer(one) && Buffer.isBuffer(other) && one.length === other.length) {
    return timingSafeEqual(one, other);
  }
  return timingSafeEqual(sha256(one), sha256(other));
}

/** A key of 32 bytes for one purpose, drawn from the application's secret (HKDF, RFC 5869). */
export function purposeKey(appSecret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', appSecret, '', `chakra-checkout/${purpose}`, 32));
}

function sha256(content: string | Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
