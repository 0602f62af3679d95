import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { z } from 'zod';
import { type Emulator, seconds } from '../emulator';
import { apiUser, type User } from '../user';

export const initDataSchema = z.strictObject({
  /** Unix seconds; now when absent. */
  authDate: z.int().min(0).optional(),
  startParam: z
    .string()
    .regex(/^[A-Za-z0-9_-]{0,512}$/)
    .optional(),
  /** Old clients have none. */
  signature: z.boolean().default(true),
  /** Another bot's token, for a forged launch. */
  token: z.string().min(1).optional(),
});

export type InitDataOptions = z.infer<typeof initDataSchema>;

/** Ed25519 keys of the emulator's own: only Telegram has those of Telegram. */
const { privateKey } = generateKeyPairSync('ed25519');

/** Signed init data of a user: as from a link with a start parameter, else as from a button. */
export function makeInitData(emulator: Emulator, user: User, options: InitDataOptions): string {
  const token = options.token ?? emulator.options.token;
  const { is_bot: _isBot, id, first_name, ...shown } = apiUser(user);
  const permission = user.mayBeWritten && !user.blocked ? { allows_write_to_pm: true } : {};
  const told = { id, first_name, last_name: '', ...shown, ...permission };
  const pairs: [string, string][] = [
    // Telegram writes slashes as PHP does; who serialises anew gets another hash.
    ['user', JSON.stringify(told).replaceAll('/', '\\/')],
    ...originOf(user, options),
    ['auth_date', String(options.authDate ?? seconds())],
  ];
  if (options.signature) pairs.push(['signature', signatureOf(pairs, token)]);
  return signInitData(pairs, token);
}

function originOf(user: User, { startParam }: InitDataOptions): [string, string][] {
  if (startParam === undefined) {
    return [['query_id', `AAH${randomBytes(12).toString('base64url')}`]];
  }
  return [
    ['chat_instance', chatInstance(user)],
    ['chat_type', 'sender'],
    ['start_param', startParam],
  ];
}

/** A number beyond 2⁵³, the same for every launch of a user. */
function chatInstance({ id }: User): string {
  return String(createHash('sha256').update(String(id)).digest().readBigInt64BE(0));
}

function signatureOf(pairs: [string, string][], token: string): string {
  const signed = `${token.split(':')[0]}:WebAppData\n${checkString(pairs)}`;
  return sign(null, Buffer.from(signed), privateKey).toString('base64url');
}

type Pair = readonly [name: string, value: string];

/**
 * Init data as a Mini App gets it: the pairs in their order, then the hash that Telegram makes of
 * them with the bot's token. `signature` is part of what is hashed.
 */
export function signInitData(pairs: readonly Pair[], token: string): string {
  const hashed: readonly Pair[] = [...pairs, ['hash', hashOf(pairs, token)]];
  return hashed.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

function hashOf(pairs: readonly Pair[], token: string): string {
  const secret = createHmac('sha256', 'WebAppData').update(token).digest();
  return createHmac('sha256', secret).update(checkString(pairs)).digest('hex');
}

/** What is hashed or signed: the pairs sorted, a line each. */
export function checkString(pairs: readonly Pair[]): string {
  return pairs
    .map(([name, value]) => `${name}=${value}`)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .join('\n');
}
