import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import nextEnv from '@next/env';
import { type Config, loadConfig } from '@/lib/config';
import { DEMO_PRODAMUS_KEY } from '@/lib/demo-keys';
import { formatRoubles } from '@/lib/orders/money';
import { Children } from './children';
import { ensureBuilt } from './ensure-built';

// npm start: checks the settings, builds what has changed, starts the shop and, in a demo, the
// payment emulator beside it.
nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
const config = checkedConfig();
await assertPortIsFree(config.host, config.port);
if (config.mode === 'demo') await assertPortIsFree(config.host, emulatorPort(config));
ensureBuilt();
const children = new Children();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => children.stop(0));
await Promise.all([startShop(config), config.mode === 'demo' ? startEmulator(config) : null]);
announce(config);

function checkedConfig(): Config {
  const loaded = loadConfig(process.env);
  if (loaded.ok) return loaded.config;
  console.error(`Настройки не читаются:\n${loaded.problems.map((line) => `  ${line}`).join('\n')}`);
  process.exit(1);
}

function emulatorPort({ prodamus }: Config): number {
  return Number(prodamus.url.port);
}

async function startEmulator(config: Config): Promise<void> {
  const emulator = children.start(
    [
      ...['--import', 'tsx', 'e2e/emulators/prodamus/main.ts', '--secret', DEMO_PRODAMUS_KEY],
      ...['--port', String(emulatorPort(config)), '--state', 'data/demo-prodamus.json'],
      ...['--webhook', `http://${config.host}:${config.port}/api/prodamus/webhook`],
    ],
    'pipe',
  );
  await firstLine(emulator);
}

async function startShop({ port, host }: Config): Promise<void> {
  const next = 'node_modules/next/dist/bin/next';
  forwardLog(children.start([next, 'start', '-p', String(port), '-H', host], 'pipe'));
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
    console.error(
      `Порт ${port} занять не удалось (${error.code}). Другой порт: PORT=3100 npm start`,
    );
    process.exit(1);
  });
  probe.listen(port, host, () => probe.close(() => resolve()));
  return promise;
}

function announce({ mode, publicUrl, price, prodamus, switchedOff }: Config): void {
  console.log(`\nМагазин: ${publicUrl} (цена ${formatRoubles(price)})`);
  if (mode === 'demo') {
    console.log(`Стенд Prodamus: ${prodamus.url.href} (демо: деньги не списываются)`);
  } else {
    console.log(`Адрес для уведомлений Prodamus: ${publicUrl}/api/prodamus/webhook`);
    for (const line of switchedOff) console.log(`  ${line}`);
  }
  console.log('Остановить: Ctrl-C');
}
