import { hostname } from 'node:os';
import type { DatabaseAddress } from '@/db/open-store';
import type { EmailAddress, MailSender } from '@/lib/contacts/email-address';
import { isLoopback } from '@/lib/loopback';
import { type Kopecks, kopecks } from '@/lib/money';
import type { SalePlatform } from '@/lib/orders/shop/setting-kinds';
import { FIRST_SETTINGS } from '@/lib/orders/shop/shop-settings';
import { OwnError } from '@/lib/own-error';
import { demoProblems, liveProblems, TELEGRAM_WEB } from './config-problems';
import {
  DEMO_ADMIN_HASH,
  DEMO_APP_SECRET,
  DEMO_BOT_TOKEN,
  DEMO_PRODAMUS_KEY,
  DEMO_SELLER,
  DEMO_SENDER,
  DEMO_WEBHOOK_SECRET,
} from './demo-keys';
import { type Environment, readEnvironment } from './env';
import { LIMITS, type LimitName, ofEachLimit } from './limits';

export type Config = {
  mode: 'live' | 'demo';
  host: string;
  port: number;
  /** The origin of the site, without a slash at the end. */
  publicUrl: string;
  database: DatabaseAddress;
  /** The name by which this process, and no other on the same database, is known to itself. */
  instance: string;
  appSecret: string;
  /** The secret before a change; what was sealed with it is still read. */
  previousAppSecret: string | null;
  prodamus: {
    url: URL;
    secretKey: string;
    serviceKey: string | null;
    sys: string | null;
    signLinks: boolean;
  };
  /** First values: what the seller saved in the admin wins (`getApp().settings()`). */
  linkTtlHours: number;
  price: Kopecks;
  seller: { name: string; inn: string; contacts: string };
  /** Where letters are sent through and from; null where nothing is sent by mail. */
  mail: { url: string; from: MailSender } | null;
  /** Where letters to the seller go; null where none do. */
  sellerEmail: EmailAddress | null;
  trustedProxies: string[];
  /** How long an order with a limited promo code keeps its price while nobody pays. */
  promoHoldMs: number;
  /** Connections that may be open, in all and from one address that is no trusted proxy. */
  maxConnections: number;
  maxConnectionsPerAddress: number;
  /** How long a client may take to send a request. */
  requestTimeoutSeconds: number;
  /** How often is too often, by the limits' names. */
  limits: Record<LimitName, number>;
  admin: AdminConfig;
  /** Whose frames may show the Mini App, and whom it talks to there. */
  telegramWebOrigin: string;
  telegram: TelegramConfig | null;
  /** How long orders are kept that nobody pays for; 0 = for good. */
  retentionDays: number;
  /** Where copies of the database go; null = none are made. */
  backupDir: string | null;
  /** What a reader of the metrics has to show; null = there are none. */
  metricsToken: string | null;
  logLevel: string;
  /** What an absent setting switches off for seller and buyers, said once at start. */
  switchedOff: string[];
};

/** Who may open the admin. */
export type AdminConfig = {
  /** Null = nobody by a password. */
  passwordHash: string | null;
  /** The Telegram users whom the bot gives a link into the admin. */
  telegramIds: number[];
};

/** The bot of the shop; null in `Config` where there is none. */
export type TelegramConfig = {
  token: string;
  /** Without a slash at the end. */
  apiRoot: string;
  /** Null = updates are polled for, because nobody can reach this machine. */
  webhookSecret: string | null;
  /** The origin of links into Telegram, as a rule `https://t.me`. */
  linkOrigin: string;
  /** The short name of the Mini App; null = the bot's main one. */
  appName: string | null;
  /** The Telegram users who are told of payments and unmatched money. */
  sellerIds: number[];
  /** First value: platforms inside which nothing is sold. */
  noSaleOn: SalePlatform[];
};

export type LoadedConfig = { ok: true; config: Config } | { ok: false; problems: string[] };

const LIVE_NAMES = ['PRODAMUS_URL', 'PRODAMUS_SECRET_KEY', 'TELEGRAM_BOT_TOKEN'] as const;

/**
 * Turns an environment into the configuration, or into the full list of what is wrong with it.
 * Live if and only if one of `LIVE_NAMES` is set, or if live is asked for; otherwise a demo for
 * this machine alone, with its own keys and emulators.
 */
export function loadConfig(
  source: Record<string, string | undefined>,
  live = LIVE_NAMES.some((name) => source[name]),
): LoadedConfig {
  const { environment: env, unreadable } = readEnvironment(source);
  const further = (live ? liveProblems(env) : demoProblems(env)).filter(
    (problem) => !unreadable.some(({ name }) => problem.startsWith(`${name}:`)),
  );
  const problems = [...unreadable.map(({ name, message }) => `${name}: ${message}`), ...further];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, config: live ? liveConfig(env) : demoConfig(env) };
}

function common(env: Environment, mode: Config['mode']) {
  const port = env.PORT ?? 3000;
  return {
    mode,
    port,
    instance: `${hostname()}:${port}`,
    linkTtlHours: env.LINK_TTL_HOURS ?? FIRST_SETTINGS.linkTtlHours,
    price: kopecks(env.PRICE_KOPECKS ?? FIRST_SETTINGS.price),
    trustedProxies: env.TRUSTED_PROXY ?? [],
    backupDir: env.BACKUP_DIR ?? null,
    retentionDays: env.RETENTION_DAYS ?? 30,
    promoHoldMs: (env.PROMO_HOLD_MINUTES ?? 60) * 60_000,
    ...connectionLimits(env),
    limits: ofEachLimit((name) => env[LIMITS[name].env] ?? LIMITS[name].most),
    telegramWebOrigin: (env.TELEGRAM_WEB_ORIGIN ?? new URL(TELEGRAM_WEB)).origin,
    mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL.href, from: env.MAIL_FROM } : null,
    sellerEmail: env.SELLER_EMAIL ?? null,
    metricsToken: env.METRICS_TOKEN ?? null,
    previousAppSecret: env.APP_SECRET_PREVIOUS ?? null,
    switchedOff: mode === 'live' ? switchedOff(env) : [],
  };
}

function connectionLimits(env: Environment) {
  return {
    maxConnections: env.MAX_CONNECTIONS ?? 2_000,
    maxConnectionsPerAddress: env.MAX_CONNECTIONS_PER_ADDRESS ?? 1_000,
    requestTimeoutSeconds: env.REQUEST_TIMEOUT_SECONDS ?? 30,
  };
}

function liveConfig(env: Environment): Config {
  return {
    ...common(env, 'live'),
    host: env.HOST ?? '0.0.0.0',
    publicUrl: required(env, 'PUBLIC_URL').origin,
    database: databaseOf(env, 'file:./data/app.sqlite'),
    appSecret: required(env, 'APP_SECRET'),
    prodamus: {
      url: new URL('/', required(env, 'PRODAMUS_URL')),
      secretKey: required(env, 'PRODAMUS_SECRET_KEY'),
      serviceKey: env.PRODAMUS_SERVICE_KEY ?? null,
      sys: env.PRODAMUS_SYS ?? null,
      signLinks: env.PRODAMUS_SIGN_LINKS ?? false,
    },
    telegram: env.TELEGRAM_BOT_TOKEN ? liveTelegram(env, env.TELEGRAM_BOT_TOKEN) : null,
    seller: {
      name: env.SELLER_NAME ?? FIRST_SETTINGS.sellerName,
      inn: env.SELLER_INN ?? FIRST_SETTINGS.sellerInn,
      contacts: env.SELLER_CONTACTS ?? FIRST_SETTINGS.sellerContacts,
    },
    admin: {
      passwordHash: env.ADMIN_PASSWORD_HASH ?? null,
      telegramIds: env.SELLER_ADMIN_IDS ?? [],
    },
    logLevel: env.LOG_LEVEL ?? 'info',
  };
}

function liveTelegram(env: Environment, token: string): TelegramConfig {
  const host = env.TELEGRAM_LINK_HOST ?? 't.me';
  const isHere = isLoopback(host.replace(/:\d+$/, ''));
  return {
    token,
    apiRoot: (env.TELEGRAM_API_ROOT?.href ?? 'https://api.telegram.org').replace(/\/+$/, ''),
    webhookSecret: env.TELEGRAM_WEBHOOK_SECRET ?? null,
    linkOrigin: `${isHere ? 'http' : 'https'}://${host}`,
    appName: env.TELEGRAM_APP_NAME ?? null,
    sellerIds: env.SELLER_TELEGRAM_IDS ?? [],
    noSaleOn: env.TELEGRAM_NO_SALE_ON ?? [],
  };
}

function demoConfig(env: Environment): Config {
  const shared = common(env, 'demo');
  const telegramEmulator = `http://127.0.0.1:${shared.port + 4}`;
  return {
    ...shared,
    telegramWebOrigin: telegramEmulator,
    telegram: {
      token: DEMO_BOT_TOKEN,
      apiRoot: telegramEmulator,
      webhookSecret: DEMO_WEBHOOK_SECRET,
      linkOrigin: telegramEmulator,
      appName: null,
      sellerIds: [DEMO_SELLER],
      noSaleOn: env.TELEGRAM_NO_SALE_ON ?? [],
    },
    host: env.HOST ?? '127.0.0.1',
    publicUrl: env.PUBLIC_URL?.origin ?? `http://127.0.0.1:${shared.port}`,
    database: databaseOf(env, 'file:./data/demo.sqlite'),
    appSecret: DEMO_APP_SECRET,
    prodamus: {
      url: new URL(`http://127.0.0.1:${shared.port + 1}/`),
      secretKey: DEMO_PRODAMUS_KEY,
      serviceKey: null,
      sys: null,
      signLinks: false,
    },
    mail: { url: `smtp://127.0.0.1:${shared.port + 2}`, from: DEMO_SENDER },
    seller: {
      name: env.SELLER_NAME ?? 'Демо-магазин',
      inn: env.SELLER_INN ?? '000000000000',
      contacts: env.SELLER_CONTACTS ?? 'demo@example.com',
    },
    admin: {
      passwordHash: env.ADMIN_PASSWORD_HASH ?? DEMO_ADMIN_HASH,
      telegramIds: [DEMO_SELLER],
    },
    logLevel: env.LOG_LEVEL ?? 'warn',
  };
}

function required<Name extends keyof Environment>(env: Environment, name: Name) {
  const value = env[name];
  if (value === undefined) throw new OwnError(`${name} was checked and yet is absent`);
  return value;
}

function databaseOf(env: Environment, byDefault: string): DatabaseAddress {
  const url = env.DATABASE_URL ?? byDefault;
  if (url.startsWith('file:')) return { kind: 'file', file: url.slice('file:'.length) };
  return { kind: 'postgres', url };
}

function switchedOff(env: Environment): string[] {
  const ofBot = [
    ['SELLER_TELEGRAM_IDS', 'об оплатах и о деньгах, что не сошлись, в чат не пишем'],
    ['SELLER_ADMIN_IDS', 'вход в кабинет по ссылке из бота закрыт'],
  ] as const;
  const features = [
    ['SELLER_NAME', 'реквизиты продавца на страницах оферты пусты'],
    ['SELLER_INN', 'ИНН на страницах документов не показан'],
    ['SELLER_CONTACTS', 'покупателю некуда написать'],
    ['TRUSTED_PROXY', 'за прокси у всех покупателей один адрес и один лимит заказов'],
    ['TELEGRAM_BOT_TOKEN', 'бот и Mini App выключены'],
    ...(env.TELEGRAM_BOT_TOKEN ? ofBot : []),
    ['SELLER_EMAIL', 'о сбоях и о деньгах, что не сошлись, письмом не пишем'],
    ['SMTP_URL', 'писем нет'],
    ['MAIL_FROM', 'писем нет'],
    ['ADMIN_PASSWORD_HASH', 'вход в кабинет по паролю закрыт (npm run admin:password)'],
    ['BACKUP_DIR', 'резервных копий нет'],
  ] as const;
  return features.filter(([name]) => !env[name]).map(([name, effect]) => `${name}: ${effect}`);
}
