import { createHmac } from 'node:crypto';
import { isSameSecret } from '../secrets';

/** A user as Telegram tells it; the id is a whole number below 2⁵². */
export type TelegramUser = {
  id: number;
  firstName: string;
  /** Whether the bot may write to the user, as far as this launch tells. */
  allowsWriteToPm: boolean;
};

/** Who opened the Mini App and when; `startParam` is what the link carried. */
export type InitData = { user: TelegramUser; authDate: Date; startParam: string | null };

export type InitDataProblem =
  | 'too_long'
  | 'malformed'
  | 'repeated_field'
  | 'wrong_hash'
  | 'from_the_future'
  | 'expired'
  | 'no_user';

export type ParsedInitData =
  | { ok: true; initData: InitData }
  | { ok: false; problem: InitDataProblem };

const MAX_LENGTH = 4_096;
const MAX_AHEAD_MS = 60_000;
const MAX_USER_ID = 2 ** 52;

/**
 * Reads the raw init data of a Mini App and trusts it only when its hash was made with the bot's
 * own token, it is not older than `maxAgeMs` and not more than a minute ahead of `now` (a UTC
 * instant). The string is checked as it came: JSON written anew would have another hash. An absent
 * `signature` is fine (old clients); a present one is part of what is hashed.
 * Rule: Telegram, "Validating data received via the Mini App".
 */
export function parseInitData(
  raw: string,
  botToken: string,
  { now, maxAgeMs }: { now: Date; maxAgeMs: number },
): ParsedInitData {
  if (Buffer.byteLength(raw) > MAX_LENGTH) return no('too_long');
  const pairs = [...new URLSearchParams(raw)];
  const fields = new Map(pairs);
  if (fields.size < pairs.length) return no('repeated_field');
  const hash = fields.get('hash') ?? '';
  const authDate = instantOf(fields.get('auth_date') ?? '');
  if (!/^[0-9a-f]{64}$/.test(hash) || !authDate) return no('malformed');
  if (!isSameSecret(hash, signInitData(pairs, botToken))) return no('wrong_hash');
  const age = now.getTime() - authDate.getTime();
  if (age < -MAX_AHEAD_MS) return no('from_the_future');
  if (age > maxAgeMs) return no('expired');
  const user = userOf(fields.get('user') ?? '');
  if (!user) return no('no_user');
  return { ok: true, initData: { user, authDate, startParam: fields.get('start_param') ?? null } };
}

/** The hash of decoded pairs in any order, as lower-case hex; a `hash` among them is left out. */
export function signInitData(pairs: readonly [string, string][], botToken: string): string {
  const text = pairs
    .filter(([name]) => name !== 'hash')
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
  return createHmac('sha256', initDataKey(botToken)).update(text).digest('hex');
}

/** The key that init data of a bot is signed with. */
export function initDataKey(botToken: string): Buffer {
  return createHmac('sha256', 'WebAppData').update(botToken).digest();
}

function no(problem: InitDataProblem): ParsedInitData {
  return { ok: false, problem };
}

function instantOf(seconds: string): Date | null {
  return /^[0-9]{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1_000) : null;
}

function userOf(json: string): TelegramUser | null {
  const user = objectOf(json);
  const { id, first_name: firstName, allows_write_to_pm: allows } = user ?? {};
  if (!Number.isSafeInteger(id) || Number(id) <= 0 || Number(id) >= MAX_USER_ID) return null;
  const name = typeof firstName === 'string' ? firstName : '';
  return { id: Number(id), firstName: name, allowsWriteToPm: allows === true };
}

function objectOf(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
