import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { OwnError } from '@/lib/own-error';
import { isSameSecret } from '@/lib/secrets';

/** `scrypt.N.r.p.salt.hash`, salt and hash in base64url: no `$`, which dotenv eats. */
const FORMAT = /^scrypt\.([0-9]{1,7})\.([0-9]{1,2})\.([0-9]{1,2})\.([\w-]{16,86})\.([\w-]{43,86})$/;

/** OWASP's "Password Storage Cheat Sheet": N 2^15, r 8, p 3, which takes 32 MiB for each attempt. */
const COST = { N: 32_768, r: 8, p: 3 };
const MAX_MEMORY = 256 * 1024 * 1024;

/** Whether a text is a hash that `passwordFits` can check at a bearable price. */
export function isPasswordHash(text: string): boolean {
  return readHash(text) !== null;
}

/** Makes the hash of a password, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, 32, COST);
  const { N, r, p } = COST;
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('.');
}

/** Compares in constant time. Throws of a text that is no hash: it was checked at the start. */
export async function passwordFits(password: string, text: string): Promise<boolean> {
  const read = readHash(text);
  if (!read) throw new OwnError('ADMIN_PASSWORD_HASH was checked and yet is no hash');
  const hash = await derive(password, read.salt, read.hash.length, read.cost);
  return isSameSecret(hash, read.hash);
}

function readHash(text: string) {
  const [, N = '', r = '', p = '', salt = '', hash = ''] = FORMAT.exec(text) ?? [];
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const isPowerOfTwo = cost.N > 1 && (cost.N & (cost.N - 1)) === 0;
  if (!isPowerOfTwo || cost.r < 1 || cost.p < 1) return null;
  if (128 * cost.N * cost.r > MAX_MEMORY || cost.p > 16) return null;
  return { cost, salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

/** Two ways to type the same letter must be the same password (RFC 8265). */
function derive(password: string, salt: Buffer, length: number, cost: ScryptOptions) {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const options = { ...cost, maxmem: 2 * MAX_MEMORY };
  scrypt(password.normalize('NFC'), salt, length, options, (error, key) =>
    error ? reject(error) : resolve(key),
  );
  return promise;
}
