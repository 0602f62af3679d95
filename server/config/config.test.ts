import { describe, expect, it } from 'vitest';
import { PUBLIC_DEMO_KEY } from '@/lib/prodamus/signature';
import { type Config, loadConfig } from './config';
import { DEMO_PRODAMUS_KEY } from './demo-keys';
import { ENV_NAMES } from './env';

type Environment = Record<string, string | undefined>;

/** Settings with which a shop can go live, and nothing more. */
const LIVE: Environment = {
  PUBLIC_URL: 'https://shop.example',
  APP_SECRET: 'an-application-secret-of-this-test-only',
  PRODAMUS_URL: 'https://shop.payform.ru',
  PRODAMUS_SECRET_KEY: 'a-page-key-of-this-test',
  PRICE_KOPECKS: '149000',
};
const BOT = { TELEGRAM_BOT_TOKEN: '1:token' };

function configOf(environment: Environment): Config {
  const loaded = loadConfig(environment);
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  return loaded.config;
}
const problemsOf = (environment: Environment) => {
  const loaded = loadConfig(environment);
  return loaded.ok ? [] : loaded.problems;
};
const namesIn = (problems: readonly string[]) => problems.map((line) => line.split(':')[0]).sort();

describe('the shop is live', () => {
  it.each(['PRODAMUS_URL', 'PRODAMUS_SECRET_KEY', 'TELEGRAM_BOT_TOKEN'])(
    'when %s is set: then whatever is missing is named, all at once',
    (name) => {
      const value = { ...LIVE, ...BOT }[name];
      const needed = Object.keys(LIVE).filter((other) => other !== name);

      expect(namesIn(problemsOf({ [name]: value }))).toEqual(needed.sort());
    },
  );

  it('when all that is needed is there', () => {
    expect(configOf(LIVE)).toMatchObject({
      mode: 'live',
      host: '0.0.0.0',
      port: 3000,
      publicUrl: 'https://shop.example',
      database: { kind: 'file', file: './data/app.sqlite' },
      appSecret: LIVE.APP_SECRET,
      prodamus: {
        secretKey: LIVE.PRODAMUS_SECRET_KEY,
        serviceKey: null,
        sys: null,
        signLinks: false,
      },
      linkTtlHours: 72,
      price: 149_000,
      trustedProxies: [],
      promoHoldMs: 3_600_000,
      limits: { orders: 60, ordersOfDay: 500, promos: 5, finds: 20 },
      telegramWebOrigin: 'https://web.telegram.org',
    });
    expect(configOf(LIVE).prodamus.url.href).toBe('https://shop.payform.ru/');
  });

  it('and never falls back to the demo when something is wrong', () => {
    for (const name of Object.keys(LIVE)) {
      expect(loadConfig({ ...LIVE, [name]: '' })).toHaveProperty('ok', false);
    }
  });

  it('and a value that does not read does not hide the names that are missing', () => {
    const { PUBLIC_URL: _, APP_SECRET: __, ...rest } = LIVE;
    const problems = problemsOf({ ...rest, PRICE_KOPECKS: '990,00', PORT: 'http' });

    expect(namesIn(problems)).toEqual(['APP_SECRET', 'PORT', 'PRICE_KOPECKS', 'PUBLIC_URL']);
  });
});

describe('the shop is a demo', () => {
  it.each([
    ['with no settings at all', {}],
    [
      'with live names that are empty',
      { PRODAMUS_URL: '', PRODAMUS_SECRET_KEY: '', TELEGRAM_BOT_TOKEN: '' },
    ],
    [
      'with settings that do not make it live',
      { PRICE_KOPECKS: '99000', APP_SECRET: LIVE.APP_SECRET },
    ],
  ])('%s: on this machine, with keys of its own', (_, environment) => {
    const config = configOf(environment);

    expect(config).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      database: { kind: 'file', file: './data/demo.sqlite' },
      prodamus: { secretKey: DEMO_PRODAMUS_KEY },
      price: 99_000,
    });
    expect(config.prodamus.url.href).toBe('http://127.0.0.1:3001/');
    expect(config.appSecret).not.toBe(LIVE.APP_SECRET);
  });

  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '192.168.0.5' },
    { HOST: '::' },
    { PUBLIC_URL: 'https://shop.example' },
  ])('and refuses to be reached from elsewhere: %j', (environment) => {
    expect(namesIn(problemsOf(environment))).toEqual(Object.keys(environment));
  });

  it.each([
    { HOST: 'localhost' },
    { HOST: '::1' },
    { PUBLIC_URL: 'http://localhost:8080' },
    { PUBLIC_URL: 'http://[::1]:8080' },
  ])('and may move on this machine: %j', (environment) => {
    expect(problemsOf(environment)).toEqual([]);
  });

  it('and its port leaves room for the emulator’s', () => {
    expect(namesIn(problemsOf({ PORT: '65532' }))).toEqual(['PORT']);
    expect(configOf({ PORT: '65531' }).telegram?.apiRoot).toBe('http://127.0.0.1:65535');
  });
});

describe('secrets that everybody knows are refused live', () => {
  const demoSecret = configOf({}).appSecret;

  it.each([
    ['APP_SECRET', demoSecret],
    ['APP_SECRET_PREVIOUS', demoSecret],
    ['PRODAMUS_SECRET_KEY', DEMO_PRODAMUS_KEY],
    ['PRODAMUS_SECRET_KEY', PUBLIC_DEMO_KEY],
    ['PRODAMUS_SERVICE_KEY', DEMO_PRODAMUS_KEY],
    ['PRODAMUS_SERVICE_KEY', PUBLIC_DEMO_KEY],
  ])('%s of the demo', (name, value) => {
    expect(namesIn(problemsOf({ ...LIVE, [name]: value }))).toEqual([name]);
  });

  it.each([
    ['APP_SECRET', 'a'.repeat(31)],
    ['APP_SECRET_PREVIOUS', 'a'.repeat(31)],
    ['PRODAMUS_SECRET_KEY', 'short'],
  ])('%s that is too short', (name, value) => {
    expect(namesIn(problemsOf({ ...LIVE, [name]: value }))).toEqual([name]);
  });
});

describe('a key with the "demo" of the demo mode at its end', () => {
  it.each(['PRODAMUS_SECRET_KEY', 'PRODAMUS_SERVICE_KEY'])(
    'is refused live, because test money would pass as money: %s',
    (name) => {
      const problems = problemsOf({ ...LIVE, [name]: 'a-page-key-of-this-testdemo' });

      expect(namesIn(problems)).toEqual([name]);
      expect(problems.join()).toContain('«demo»');
    },
  );
});

describe('an emulator of Prodamus', () => {
  const local = { PRODAMUS_URL: 'http://127.0.0.1:3001' };

  it('is refused behind a public address', () => {
    expect(namesIn(problemsOf({ ...LIVE, ...local }))).toEqual(['PRODAMUS_URL']);
  });

  it('serves a shop on this machine', () => {
    expect(problemsOf({ ...LIVE, ...local, PUBLIC_URL: 'http://localhost:3000' })).toEqual([]);
  });
});

describe('addresses', () => {
  it.each([
    'http://shop.example',
    'ftp://shop.example',
    'shop.example',
    'https://user@shop.example',
  ])('PUBLIC_URL is https, and http only on this machine: %s', (PUBLIC_URL) => {
    expect(namesIn(problemsOf({ ...LIVE, PUBLIC_URL }))).toEqual(['PUBLIC_URL']);
  });

  it('a slash at the end does not matter', () => {
    expect(configOf({ ...LIVE, PUBLIC_URL: 'https://shop.example/' }).publicUrl).toBe(
      'https://shop.example',
    );
  });

  it('another TELEGRAM_WEB_ORIGIN goes only with a PUBLIC_URL of this machine', () => {
    const TELEGRAM_WEB_ORIGIN = 'http://127.0.0.1:3002';

    expect(namesIn(problemsOf({ ...LIVE, TELEGRAM_WEB_ORIGIN }))).toEqual(['TELEGRAM_WEB_ORIGIN']);
    expect(problemsOf({ ...LIVE, TELEGRAM_WEB_ORIGIN: 'https://web.telegram.org' })).toEqual([]);
    expect(
      configOf({ ...LIVE, TELEGRAM_WEB_ORIGIN, PUBLIC_URL: 'http://127.0.0.1:3000' })
        .telegramWebOrigin,
    ).toBe(TELEGRAM_WEB_ORIGIN);
  });
});

describe('TELEGRAM_WEBHOOK_SECRET', () => {
  it('is needed with a bot on a public address, which is reached by webhook', () => {
    expect(namesIn(problemsOf({ ...LIVE, ...BOT }))).toEqual(['TELEGRAM_WEBHOOK_SECRET']);
    expect(problemsOf({ ...LIVE, ...BOT, TELEGRAM_WEBHOOK_SECRET: 'a-Secret_of-16-up' })).toEqual(
      [],
    );
  });

  it('is not needed on this machine, where the bot polls, nor without a bot', () => {
    expect(problemsOf({ ...LIVE, ...BOT, PUBLIC_URL: 'http://localhost:3000' })).toEqual([]);
    expect(problemsOf(LIVE)).toEqual([]);
  });

  it('has only characters that Telegram takes', () => {
    const wrong = { ...LIVE, ...BOT, TELEGRAM_WEBHOOK_SECRET: 'a secret of 16 and more' };

    expect(namesIn(problemsOf(wrong))).toEqual(['TELEGRAM_WEBHOOK_SECRET']);
  });
});

describe('a bot', () => {
  it('is there when its token is, with the addresses of Telegram unless told otherwise', () => {
    expect(configOf(LIVE).telegram).toBeNull();
    expect(
      configOf({ ...LIVE, ...BOT, TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-this-test' }).telegram,
    ).toEqual({
      token: '1:token',
      apiRoot: 'https://api.telegram.org',
      webhookSecret: 'a-secret-of-this-test',
      linkOrigin: 'https://t.me',
      appName: null,
      sellerIds: [],
      noSaleOn: [],
    });
    const settings = {
      TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-this-test',
      TELEGRAM_API_ROOT: 'https://telegram.example/api/',
      TELEGRAM_LINK_HOST: 'telegram.me',
      TELEGRAM_APP_NAME: 'map',
      SELLER_TELEGRAM_IDS: '100000, 4503599627370495',
      TELEGRAM_NO_SALE_ON: 'ios,android',
    };
    expect(configOf({ ...LIVE, ...BOT, ...settings }).telegram).toMatchObject({
      apiRoot: 'https://telegram.example/api',
      linkOrigin: 'https://telegram.me',
      appName: 'map',
      sellerIds: [100_000, 4_503_599_627_370_495],
      noSaleOn: ['ios', 'android'],
    });
  });

  it('of a demo lives in an emulator of its own', () => {
    const { telegram, telegramWebOrigin } = configOf({ PORT: '4000' });

    expect(telegramWebOrigin).toBe('http://127.0.0.1:4004');
    expect(telegram).toMatchObject({
      apiRoot: 'http://127.0.0.1:4004',
      linkOrigin: 'http://127.0.0.1:4004',
    });
  });

  it.each([
    { SELLER_TELEGRAM_IDS: '@anna' },
    { SELLER_ADMIN_IDS: '-5' },
    { TELEGRAM_NO_SALE_ON: 'ios,desktop' },
    { TELEGRAM_LINK_HOST: 'https://t.me/' },
    { TELEGRAM_APP_NAME: 'a map' },
  ])('has no such setting: %j', (wrong) => {
    expect(namesIn(problemsOf({ ...LIVE, ...wrong }))).toEqual(Object.keys(wrong));
  });

  it('never has the token or the secret of the demo', () => {
    const names = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'];
    const { telegram } = configOf({});
    const wrong = {
      TELEGRAM_BOT_TOKEN: telegram?.token,
      TELEGRAM_WEBHOOK_SECRET: telegram?.webhookSecret ?? undefined,
    };

    expect(namesIn(problemsOf({ ...LIVE, ...wrong }))).toEqual(names);
  });
});

describe('what is wrong is reported', () => {
  it.each(ENV_NAMES)('by name, without the value: %s', (name) => {
    for (const value of ['\u0001 q7Zx secret', 'q7Zx-secret-that-is-long-enough-to-be-taken']) {
      const problems = problemsOf({ ...LIVE, ...BOT, [name]: value }).join('\n');
      expect(problems).not.toContain('q7Zx');
    }
  });

  it('of the known keys too', () => {
    for (const name of ['PRODAMUS_SECRET_KEY', 'PRODAMUS_SERVICE_KEY']) {
      const problems = problemsOf({ ...LIVE, [name]: PUBLIC_DEMO_KEY }).join('\n');
      expect(problems).not.toContain(PUBLIC_DEMO_KEY);
    }
  });

  it.each([
    ['APP_SECRET', 32],
    ['APP_SECRET_PREVIOUS', 32],
    ['PRODAMUS_SECRET_KEY', 8],
    ['PRODAMUS_SERVICE_KEY', 8],
    ['TELEGRAM_WEBHOOK_SECRET', 16],
    ['METRICS_TOKEN', 16],
  ])('when %s is shorter than %i characters', (name, least) => {
    const withBot = { ...LIVE, ...BOT, TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-this-test' };
    const [problem, ...others] = problemsOf({ ...withBot, [name]: 'k'.repeat(least - 1) });

    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^${name}: не короче ${least} знаков`));
    expect(problemsOf({ ...withBot, [name]: 'k'.repeat(least) })).toEqual([]);
  });

  it('when proxies are no addresses', () => {
    for (const TRUSTED_PROXY of [
      'nginx',
      '10.0.0.0/33',
      '10.0.0.1, proxy',
      '::1/129',
      '1.2.3.4/x',
    ]) {
      expect(namesIn(problemsOf({ ...LIVE, TRUSTED_PROXY }))).toEqual(['TRUSTED_PROXY']);
    }
    expect(configOf({ ...LIVE, TRUSTED_PROXY: '10.0.0.0/8, ::1' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '::1',
    ]);
  });
});

it('a server without a demo lists what is missing, filled in or not', () => {
  const empty = loadConfig({ PUBLIC_URL: 'https://shop.example.ru', HOST: '127.0.0.1' }, true);
  expect(empty.ok ? [] : namesIn(empty.problems)).toEqual([
    'APP_SECRET',
    'PRICE_KOPECKS',
    'PRODAMUS_SECRET_KEY',
    'PRODAMUS_URL',
  ]);
  expect(loadConfig(LIVE, true).ok).toBe(true);
});

describe('an absent setting', () => {
  const OPTIONAL: Environment = {
    SELLER_NAME: 'Анна',
    SELLER_INN: '123456789012',
    SELLER_CONTACTS: '@anna',
    SELLER_EMAIL: 'anna@example.ru',
    TRUSTED_PROXY: '127.0.0.1',
    TELEGRAM_BOT_TOKEN: '1:token',
    SELLER_TELEGRAM_IDS: '100000',
    SELLER_ADMIN_IDS: '100000',
    SMTP_URL: 'smtp://localhost',
    MAIL_FROM: 'shop@example.ru',
    ADMIN_PASSWORD_HASH:
      'scrypt.32768.8.3.UgJf_kmj9V4MtC-MrFyW1w.UVDM5E_ted5Kd4ABI56fEpc24r-lGt9nF7VV7zAmIt4',
    BACKUP_DIR: '/backup',
  };
  const ALL = { ...LIVE, ...OPTIONAL, TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-this-test' };
  const saidOf = (environment: Environment) => namesIn(configOf(environment).switchedOff);
  /** What only a bot makes use of: without one there is nothing more to switch off. */
  const OF_BOT = ['SELLER_ADMIN_IDS', 'SELLER_TELEGRAM_IDS'];

  it('that switches nothing off has a default, and is not spoken of', () => {
    expect(saidOf(ALL)).toEqual([]);
  });

  it.each(Object.keys(OPTIONAL))('%s is reported by its name, with what is off', (name) => {
    const { switchedOff } = configOf({ ...ALL, [name]: '' });

    expect(namesIn(switchedOff)).toEqual([name]);
    expect(switchedOff[0]).toMatch(/: [а-яА-Я].{8}/);
  });

  it('is reported with all the others, bar what belongs to a bot that there is not', () => {
    const names = Object.keys(OPTIONAL).filter((name) => !OF_BOT.includes(name));
    expect(saidOf(LIVE)).toEqual(names.sort());
  });

  it('is not spoken of in the demo, which brings its own', () => {
    // It said that there are no letters, no bot and no way into the admin, and then named all
    // three.
    expect(saidOf({})).toEqual([]);
  });

  it('is judged: every setting is needed, switches something off, or has a default', () => {
    const byDefault = [
      'PORT',
      'HOST',
      'DATABASE_URL',
      'APP_SECRET_PREVIOUS',
      'LINK_TTL_HOURS',
      'LOG_LEVEL',
      'METRICS_TOKEN',
      'PRODAMUS_SERVICE_KEY',
      'PRODAMUS_SYS',
      'PRODAMUS_SIGN_LINKS',
      'RETENTION_DAYS',
      'TELEGRAM_API_ROOT',
      'TELEGRAM_APP_NAME',
      'TELEGRAM_LINK_HOST',
      'TELEGRAM_WEB_ORIGIN',
      'TELEGRAM_NO_SALE_ON',
      ...ENV_NAMES.filter((name) => /^(?:RATE|MAX)_/.test(name)),
      'REQUEST_TIMEOUT_SECONDS',
      'PROMO_HOLD_MINUTES',
    ];
    expect([...Object.keys(ALL), ...byDefault].sort()).toEqual([...ENV_NAMES].sort());
  });
});

it('the seller is who the settings say, and an invented one only in the demo', () => {
  const seller = { SELLER_NAME: 'Анна', SELLER_INN: '123456789012', SELLER_CONTACTS: '@anna' };
  const named = { name: 'Анна', inn: '123456789012', contacts: '@anna' };

  expect(configOf({ ...LIVE, ...seller }).seller).toEqual(named);
  expect(configOf(seller).seller).toEqual(named);
  expect(configOf(LIVE).seller).toEqual({ name: '', inn: '', contacts: '' });
  expect(Object.values(configOf({}).seller).every(Boolean)).toBe(true);
});

it('letters need a server and a sender', () => {
  expect(configOf({ ...LIVE, SMTP_URL: 'smtp://localhost' }).mail).toBeNull();
  expect(configOf({ ...LIVE, MAIL_FROM: 'shop@example.ru' }).mail).toBeNull();
});

it('a database of PostgreSQL is kept by its address, and copied like any other', () => {
  const url = 'postgres://shop:secret@db.example/shop';
  expect(configOf({ ...LIVE, DATABASE_URL: url, BACKUP_DIR: '/copies' })).toMatchObject({
    database: { kind: 'postgres', url },
    backupDir: '/copies',
  });
});

it('every other setting reaches the shop', () => {
  const config = configOf({
    ...LIVE,
    PORT: '8080',
    HOST: '10.0.0.5',
    DATABASE_URL: 'file:/data/shop.sqlite',
    PRODAMUS_SERVICE_KEY: 'a-service-key',
    PRODAMUS_SYS: 'shop',
    PRODAMUS_SIGN_LINKS: '1',
    LINK_TTL_HOURS: '24',
    RATE_ORDERS_PER_MINUTE: '0',
    RATE_ORDERS_PER_DAY: '0',
    RATE_FIND_PER_MINUTE: '7',
    RATE_STATUS_PER_MINUTE: '8',
    RATE_BAD_SIGNATURES_PER_MINUTE: '9',
    SMTP_URL: 'smtps://shop:secret@mail.example:465',
    MAIL_FROM: 'Анна <shop@example.ru>',
    SELLER_EMAIL: 'anna@example.ru',
    METRICS_TOKEN: 'a-token-of-this-test',
    BACKUP_DIR: '/copies',
    LOG_LEVEL: 'debug',
  });

  expect(config).toMatchObject({
    port: 8080,
    host: '10.0.0.5',
    database: { kind: 'file', file: '/data/shop.sqlite' },
    prodamus: { serviceKey: 'a-service-key', sys: 'shop', signLinks: true },
    linkTtlHours: 24,
    limits: { orders: 0, ordersOfDay: 0, statuses: 8, badSignatures: 9, finds: 7 },
    mail: {
      url: 'smtps://shop:secret@mail.example:465',
      from: { name: 'Анна', address: 'shop@example.ru' },
    },
    sellerEmail: 'anna@example.ru',
    metricsToken: 'a-token-of-this-test',
    backupDir: '/copies',
    logLevel: 'debug',
  });
});

it.each([
  'se,ller@example.ru',
  'seller@example.ru, anna@example.ru',
  'seller(x)@example.ru',
  'seller@example',
  'Анна <seller@example.ru>',
  'seller@ex\u0430mple.ru',
  'seller',
])('letters to the seller go to one address, and %j is none', (email) => {
  const loaded = loadConfig({ ...LIVE, SELLER_EMAIL: email });

  expect(loaded.ok ? [] : loaded.problems).toEqual([
    'SELLER_EMAIL: один адрес почты, например anna@example.ru',
  ]);
});

it.each([
  ['shop@example.ru', { name: '', address: 'shop@example.ru' }],
  ['"Светлова, Анна" <Shop@EXAMPLE.ru>', { name: 'Светлова, Анна', address: 'Shop@example.ru' }],
])('letters come from %s', (from, sender) => {
  const { mail } = configOf({ ...LIVE, SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: from });

  expect(mail?.from).toEqual(sender);
});

it.each([
  'sh,op@example.ru',
  'Анна shop@example.ru',
  'Анна <shop@example>',
  'Анна <>',
  '<@>',
  'Анна <a@example.ru>, Олег <o@example.ru>',
  'Анна <a@example.ru> <o@example.ru>',
])('letters never come from %j', (from) => {
  const loaded = loadConfig({ ...LIVE, SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: from });

  expect(loaded.ok ? [] : namesIn(loaded.problems)).toEqual(['MAIL_FROM']);
});
