import { isIP } from 'node:net';
import { z } from 'zod';
import { isPasswordHash } from '@/lib/admin/sign-in/password-hash';
import { readEmail, readMailSender } from '@/lib/contacts/email-address';
import { isLoopback } from '@/lib/loopback';
import { SALE_PLATFORMS } from '@/lib/orders/shop/setting-kinds';
import { LIMIT_NAMES, LIMITS, type LimitEnv } from './limits';
import { isForPostgres, isReadableAddress, UNREADABLE_ADDRESS } from './postgres-address';

const flag = z
  .enum(['0', '1', 'true', 'false'], 'одно из: 0, 1, true, false')
  .transform((text) => text === '1' || text === 'true');
const wholeNumber = z
  .string()
  .regex(/^[0-9]{1,12}$/, 'целое число')
  .transform(Number);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
const networks = list.refine(
  (items) => items.every(isNetwork),
  'адреса и сети через запятую: 10.0.0.1, 10.0.0.0/8',
);
const telegramIds = list
  .refine((ids) => ids.every((id) => /^[1-9][0-9]{0,15}$/.test(id)), 'числа через запятую')
  .transform((ids) => ids.map(Number));
const platforms = list.pipe(z.array(z.enum(SALE_PLATFORMS, 'ios, android или оба')));
const text = z.string();

function between(least: number, most: number) {
  const message = `от ${least} до ${most}`;
  return wholeNumber.pipe(z.number().min(least, message).max(most, message));
}

/** Whether the text is an address or a network such as `10.0.0.0/8`. */
function isNetwork(item: string): boolean {
  const [address = '', prefix = '0', ...rest] = item.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  const fits = /^[0-9]{1,3}$/.test(prefix) && Number(prefix) <= bits;
  return isIP(address) !== 0 && fits && rest.length === 0;
}

const origin = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  const secure =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && secure && !url.username && !url.search) return url;
  context.addIssue({ code: 'custom', message: 'адрес https:// (http:// — только на этой машине)' });
  return z.NEVER;
});

const smtp = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname) return url;
  context.addIssue({ code: 'custom', message: 'адрес smtp:// или smtps://' });
  return z.NEVER;
});

const email = z.string().transform((value, context) => {
  const read = readEmail(value);
  if (read.ok) return read.address;
  context.addIssue({ code: 'custom', message: 'один адрес почты, например anna@example.ru' });
  return z.NEVER;
});

const sender = z.string().transform((value, context) => {
  const read = readMailSender(value);
  if (read) return read;
  const message = 'один адрес, например anna@example.ru или Анна Светлова <anna@example.ru>';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const limits = Object.fromEntries(
  LIMIT_NAMES.map((name) => [LIMITS[name].env, wholeNumber]),
) as Record<LimitEnv, typeof wholeNumber>;

/** Every name of the configuration, all optional here: what live mode needs is checked apart. */
const environment = z.object({
  PORT: between(1, 65_535),
  HOST: text,
  PUBLIC_URL: origin,
  DATABASE_URL: z
    .string()
    .refine(
      (value) => /^file:./.test(value) || isForPostgres(value),
      'file:путь или postgres://адрес',
    )
    .refine((value) => !isForPostgres(value) || isReadableAddress(value), UNREADABLE_ADDRESS),
  APP_SECRET: z.string().min(32, 'не короче 32 знаков'),
  APP_SECRET_PREVIOUS: z.string().min(32, 'не короче 32 знаков'),
  PRODAMUS_URL: origin,
  PRODAMUS_SECRET_KEY: z.string().min(8, 'не короче 8 знаков'),
  PRODAMUS_SERVICE_KEY: z.string().min(8, 'не короче 8 знаков'),
  PRODAMUS_SYS: text,
  PRODAMUS_SIGN_LINKS: flag,
  LINK_TTL_HOURS: between(1, 8_760),
  PROMO_HOLD_MINUTES: between(5, 10_080),
  PRICE_KOPECKS: between(100, 100_000_000),
  SELLER_NAME: text,
  SELLER_INN: text,
  SELLER_CONTACTS: text,
  SELLER_EMAIL: email,
  TELEGRAM_BOT_TOKEN: text,
  TELEGRAM_WEBHOOK_SECRET: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, 'латиница, цифры, _ и -'),
  TELEGRAM_API_ROOT: origin,
  TELEGRAM_APP_NAME: z.string().regex(/^[A-Za-z0-9_]{1,64}$/, 'латиница, цифры и _'),
  TELEGRAM_LINK_HOST: z.string().regex(/^[A-Za-z0-9.-]+(?::[0-9]+)?$/, 'имя узла, например t.me'),
  TELEGRAM_WEB_ORIGIN: origin,
  TELEGRAM_NO_SALE_ON: platforms,
  SELLER_TELEGRAM_IDS: telegramIds,
  SELLER_ADMIN_IDS: telegramIds,
  ADMIN_PASSWORD_HASH: text.refine(
    isPasswordHash,
    'строка, которую печатает npm run admin:password',
  ),
  SMTP_URL: smtp,
  MAIL_FROM: sender,
  TRUSTED_PROXY: networks,
  MAX_CONNECTIONS: wholeNumber,
  MAX_CONNECTIONS_PER_ADDRESS: wholeNumber,
  REQUEST_TIMEOUT_SECONDS: between(1, 300),
  ...limits,
  METRICS_TOKEN: text,
  BACKUP_DIR: text,
  RETENTION_DAYS: between(0, 36_500),
  LOG_LEVEL: z.enum(
    ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    'одно из: fatal, error, warn, info, debug, trace, silent',
  ),
});

export type Environment = Partial<z.infer<typeof environment>>;

export const ENV_NAMES = Object.keys(environment.shape) as (keyof Environment)[];

/** What could be read, and what is wrong with the rest. */
export type ReadEnvironment = {
  environment: Environment;
  unreadable: { name: string; message: string }[];
};

/**
 * Reads the known names out of a process environment. An empty value is an absent one. Every
 * value that does not read is listed by name, never with the value itself: it may be a secret.
 */
export function readEnvironment(source: Record<string, string | undefined>): ReadEnvironment {
  const given = ENV_NAMES.flatMap((name) => (source[name] ? [[name, source[name]] as const] : []));
  const parsed = environment.partial().safeParse(Object.fromEntries(given));
  const issues = parsed.success ? [] : parsed.error.issues;
  const unreadable = issues.map(({ path, message }) => ({ name: String(path[0]), message }));
  const readable = given.filter(([name]) => !unreadable.some((wrong) => wrong.name === name));
  const read = environment.partial().parse(Object.fromEntries(readable));
  return { environment: read as Environment, unreadable };
}
