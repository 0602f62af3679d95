import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import nextEnv from '@next/env';
import { lockHolder } from '@/db/sqlite/lock';
import { formatRoubles } from '@/lib/money';
import { builtProgram } from '@/lib/program';
import { type Config, loadConfig } from '@/server/config/config';
import { DEMO_ADMIN_PASSWORD, DEMO_PRODAMUS_KEY, DEMO_SELLER } from '@/server/config/demo-keys';
import { unknownNames } from '@/server/config/unknown-names';
import { ensureBuilt, SERVER, SERVER_FLAGS } from '../server/build/ensure-built';
import { Children } from './children';

// npm start: checks the settings, builds what has changed, starts the shop and, in a demo, the
// stands of Prodamus, mail and Telegram beside it.
const { parsedEnv } = nextEnv.loadEnvConfig(process.cwd(), false, {
  info: () => undefined,
  error: console.error,
});
for (const sentence of unknownNames(Object.keys(parsedEnv ?? {}))) console.warn(sentence);
const config = checkedConfig();
await assertPortIsFree(config.host, config.port);
if (config.mode === 'demo') {
  for (const port of emulatorPorts(config)) await assertPortIsFree(config.host, port);
}
ensureBuilt();
const children = new Children();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => children.stop(0));
// First: the shop asks Telegram as soon as it is up.
if (config.mode === 'demo') await startEmulators(config);
await startShop(config);
announce(config);

function checkedConfig(): Config {
  const loaded = loadConfig(process.env);
  if (loaded.ok) return loaded.config;
  console.error(`Настройки не читаются:\n${loaded.problems.map((line) => `  ${line}`).join('\n')}`);
  process.exit(1);
}

/** The ports after the shop's own: Prodamus, SMTP, the mailbox, Telegram. */
function emulatorPorts({ port }: Config) {
  return [port + 1, port + 2, port + 3, port + 4] as const;
}

/** Starts the emulators of the demo; each says a line when it listens. */
async function startEmulators(config: Config): Promise<void> {
  const [prodamus, smtp, mailbox, telegram] = emulatorPorts(config).map(String);
  const shop = `http://${config.host}:${config.port}`;
  const emulators = [
    [
      builtProgram('emulators/prodamus/main.ts'),
      '--secret',
      DEMO_PRODAMUS_KEY,
      '--port',
      `${prodamus}`,
      '--state',
      'data/demo-prodamus.json',
      '--webhook',
      `${shop}/api/prodamus/webhook`,
    ],
    [builtProgram('emulators/mail/main.ts'), '--port', `${mailbox}`, '--smtp-port', `${smtp}`],
    [
      builtProgram('emulators/telegram/main.ts'),
      '--port',
      `${telegram}`,
      '--allow-loopback',
      '--token',
      config.telegram?.token ?? '',
      '--app-url',
      `${config.publicUrl}/telegram`,
    ],
  ];
  await Promise.all(emulators.map((args) => firstLine(children.start(args, 'pipe'))));
  for (const about of [{ firstName: 'Анна' }, { id: DEMO_SELLER, firstName: 'Продавец' }]) {
    const body = JSON.stringify({ ...about, started: about.id === DEMO_SELLER });
    await fetch(`http://127.0.0.1:${telegram}/control/users`, { method: 'POST', body });
  }
}

async function startShop({ port, host }: Config): Promise<void> {
  // The bot's HTTP client still uses `url.parse`; Node's word of that is nothing for an operator.
  forwardLog(children.start([...SERVER_FLAGS, SERVER], 'pipe'));
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  while (
    !(await isReady(
      `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}/api/ready`,
    ))
  )
    await sleep(50);
}

/** Next's own banner says nothing to an operator; the product's log lines are JSON. */
function forwardLog(shop: ChildProcess): void {
  if (!shop.stdout) return;
  createInterface({ input: shop.stdout }).on('line', (line) => {
    if (line.startsWith('{')) console.log(line);
  });
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the output of the child is not piped');
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve) => lines.once('line', resolve));
}

function assertPortIsFree(host: string, port: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const probe = createServer();
  probe.once('error', (error: NodeJS.ErrnoException) => {
    const { database } = config;
    const pid = database.kind === 'file' ? lockHolder(database.file) : null;
    console.error(
      pid === null
        ? `Порт ${port} занять не удалось (${error.code}). Другой порт: PORT=3100 npm start`
        : `Магазин уже запущен, процесс ${pid}. Остановить его: kill ${pid}`,
    );
    process.exit(1);
  });
  probe.listen(port, host, () => probe.close(() => resolve()));
  return promise;
}

function announce({ mode, publicUrl, port, price, prodamus, switchedOff }: Config): void {
  console.log(
    `\nМагазин: ${publicUrl} (цена ${formatRoubles(price)}, если в кабинете не сохранена другая)`,
  );
  if (mode === 'demo') {
    console.log(`Кабинет продавца: ${publicUrl}/admin (пароль: ${DEMO_ADMIN_PASSWORD})`);
    console.log(`Стенд Prodamus: ${prodamus.url.href} (демо: деньги не списываются)`);
    const telegram = `http://127.0.0.1:${port + 4}/a/`;
    console.log(`Mini App в стенде Telegram: ${telegram} (справа приложение, слева чат с ботом)`);
    console.log(`Чат продавца: ${telegram}?user=${DEMO_SELLER}`);
    console.log(`Почта стенда: http://127.0.0.1:${port + 3}/ (письма никуда не уходят)`);
  } else {
    console.log(`Кабинет продавца: ${publicUrl}/admin`);
    console.log(`Адрес для уведомлений Prodamus: ${publicUrl}/api/prodamus/webhook`);
    if (switchedOff.length > 0)
      console.log(`\nВ .env не задано:\n${switchedOff.map((line) => `  ${line}`).join('\n')}\n`);
  }
  console.log('Остановить: Ctrl-C');
}
