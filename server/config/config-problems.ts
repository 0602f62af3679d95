import { isLoopback } from '@/lib/loopback';
import { endsAsDemo, PUBLIC_DEMO_KEY } from '@/lib/prodamus/signature';
import {
  DEMO_ADMIN_HASH,
  DEMO_APP_SECRET,
  DEMO_BOT_TOKEN,
  DEMO_PRODAMUS_KEY,
  DEMO_WEBHOOK_SECRET,
} from './demo-keys';
import type { Environment } from './env';

export const TELEGRAM_WEB = 'https://web.telegram.org';

const NEEDED_LIVE = [
  'PUBLIC_URL',
  'APP_SECRET',
  'PRODAMUS_URL',
  'PRODAMUS_SECRET_KEY',
  'PRICE_KOPECKS',
] as const;

/** Everything that keeps live mode from starting, at once, by name and without any value. */
export function liveProblems(env: Environment): string[] {
  const problems: string[] = NEEDED_LIVE.filter((name) => env[name] === undefined).map(
    (name) => `${name}: не задано`,
  );
  const site = env.PUBLIC_URL;
  if (env.TELEGRAM_BOT_TOKEN && site?.protocol === 'https:' && !env.TELEGRAM_WEBHOOK_SECRET) {
    problems.push('TELEGRAM_WEBHOOK_SECRET: не задано');
  }
  const local = site !== undefined && isLoopback(site.hostname);
  if (env.PRODAMUS_URL && isLoopback(env.PRODAMUS_URL.hostname) && site && !local) {
    problems.push('PRODAMUS_URL: адрес этой машины годится, только если и PUBLIC_URL такой');
  }
  if (env.TELEGRAM_WEB_ORIGIN && env.TELEGRAM_WEB_ORIGIN.origin !== TELEGRAM_WEB && !local) {
    problems.push('TELEGRAM_WEB_ORIGIN: другое значение — только с PUBLIC_URL этой машины');
  }
  return [...problems, ...shortSecrets(env), ...knownSecrets(env), ...demoModeKeys(env)];
}

/** What the seller makes up: long enough that nobody attempts it. */
const SHORTEST_SECRET = 16;

function shortSecrets(env: Environment): string[] {
  return (['TELEGRAM_WEBHOOK_SECRET', 'METRICS_TOKEN'] as const)
    .filter((name) => env[name] && env[name].length < SHORTEST_SECRET)
    .map((name) => `${name}: не короче ${SHORTEST_SECRET} знаков, например openssl rand -hex 32`);
}

function knownSecrets(env: Environment): string[] {
  const known = [
    DEMO_PRODAMUS_KEY,
    DEMO_APP_SECRET,
    PUBLIC_DEMO_KEY,
    DEMO_BOT_TOKEN,
    DEMO_WEBHOOK_SECRET,
    DEMO_ADMIN_HASH,
  ];
  const secrets = [
    'APP_SECRET',
    'APP_SECRET_PREVIOUS',
    'PRODAMUS_SECRET_KEY',
    'PRODAMUS_SERVICE_KEY',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_WEBHOOK_SECRET',
    'ADMIN_PASSWORD_HASH',
  ] as const;
  return secrets
    .filter((name) => known.includes(env[name] ?? ''))
    .map((name) => `${name}: это ключ демо-режима, он известен всем`);
}

/**
 * What Prodamus signs while the page's live mode is off would pass as money (its documentation,
 * "Signature").
 */
function demoModeKeys(env: Environment): string[] {
  return (['PRODAMUS_SECRET_KEY', 'PRODAMUS_SERVICE_KEY'] as const)
    .filter((name) => endsAsDemo(env[name] ?? ''))
    .map((name) => `${name}: ключ демо-режима, «demo» на конце лишнее; возьмите ключ без него`);
}

/** After the shop's port come those of the emulator: Prodamus, SMTP, the mailbox and Telegram. */
const LAST_DEMO_PORT = 65_535 - 4;

/** A demo is for this machine alone. */
export function demoProblems(env: Environment): string[] {
  const problems: string[] = [];
  if (env.HOST && !isLoopback(env.HOST)) problems.push('HOST: демо работает только на этой машине');
  if (env.PUBLIC_URL && !isLoopback(env.PUBLIC_URL.hostname)) {
    problems.push('PUBLIC_URL: демо работает только на этой машине');
  }
  if (env.PORT && env.PORT > LAST_DEMO_PORT) {
    problems.push('PORT: демо нужны ещё четыре порта за ним, для стендов');
  }
  return problems;
}
