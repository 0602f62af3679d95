import { z } from 'zod';
import { isLoopback } from './web/loopback';

const flag = z
  .enum(['0', '1', 'true', 'false'])
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
const text = z.string();

const origin = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  const secure =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && secure && !url.username && !url.search) return url;
  context.addIssue({ code: 'custom', message: 'адрес https:// (http:// — только на этой машине)' });
  return z.NEVER;
});

/** Every name of the configuration, all optional here: what live mode needs is checked apart. */
const environment = z.object({
  PORT: wholeNumber.pipe(z.number().max(65_535)),
  HOST: text,
  PUBLIC_URL: origin,
  DATABASE_URL: z.string().regex(/^file:.+/, 'file:путь'),
  APP_SECRET: z.string().min(32, 'не короче 32 знаков'),
  APP_SECRET_PREVIOUS: z.string().min(32, 'не короче 32 знаков'),
  PRODAMUS_URL: origin,
  PRODAMUS_SECRET_KEY: z.string().min(8, 'не короче 8 знаков'),
  PRODAMUS_SERVICE_KEY: text,
  PRODAMUS_SYS: text,
  PRODAMUS_SIGN_LINKS: flag,
  LINK_TTL_HOURS: wholeNumber.pipe(z.number().min(1).max(8_760)),
  PRICE_KOPECKS: wholeNumber.pipe(z.number().min(100).max(100_000_000)),
  SELLER_NAME: text,
  SELLER_INN: text,
  SELLER_CONTACTS: text,
  TELEGRAM_BOT_TOKEN: text,
  TELEGRAM_WEBHOOK_SECRET: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, 'латиница, цифры, _ и -'),
  TELEGRAM_API_ROOT: origin,
  TELEGRAM_APP_NAME: text,
  TELEGRAM_LINK_HOST: text,
  TELEGRAM_WEB_ORIGIN: origin,
  SELLER_TELEGRAM_IDS: list,
  SELLER_ADMIN_IDS: list,
  ADMIN_PASSWORD_HASH: text,
  SMTP_URL: text,
  MAIL_FROM: text,
  TRUSTED_PROXY: list,
  RATE_ORDERS_PER_MINUTE: wholeNumber,
  METRICS_TOKEN: text,
  BACKUP_DIR: text,
  RETENTION_DAYS: wholeNumber,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
});

export type Environment = Partial<z.infer<typeof environment>>;

export const ENV_NAMES = Object.keys(environment.shape) as (keyof Environment)[];

export type ReadEnvironment =
  | { ok: true; environment: Environment }
  | { ok: false; problems: string[] };

/**
 * Reads the known names out of a process environment. An empty value is an absent one. Every
 * value that does not read is listed by name, never with the value itself: it may be a secret.
 */
export function readEnvironment(source: Record<string, string | undefined>): ReadEnvironment {
  const given = Object.fromEntries(
    ENV_NAMES.flatMap((name) => (source[name] ? [[name, source[name]]] : [])),
  );
  const parsed = environment.partial().safeParse(given);
  if (parsed.success) return { ok: true, environment: parsed.data as Environment };
  const problems = parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  return { ok: false, problems };
}
