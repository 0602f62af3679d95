import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/e2e/world/free-port';
import { freshDatabaseFile, launchShop, type Shop } from '@/e2e/world/shop';
import { loadOf } from './load-of';
import { quantile } from './quantiles';

const STARTS = 5;
const STEADY_AFTER_MS = 20_000;
const NO_PRODAMUS = 'http://127.0.0.1:9';

/** Prints how soon a shop that was just started answers, and how much memory it needs. */
export async function printStartUp(): Promise<void> {
  const settings = { DATABASE_URL: `file:${freshDatabaseFile()}` };
  const [healthy, served]: [number[], number[]] = [[], []];
  // The first one makes the database.
  for (let start = 0; start <= STARTS; start += 1) {
    const startedAt = performance.now();
    const shop = launchShop(await freePort(), NO_PRODAMUS, settings);
    await firstAnswer(shop, '/api/health');
    if (start > 0) healthy.push(performance.now() - startedAt);
    await firstAnswer(shop, '/');
    if (start > 0) served.push(performance.now() - startedAt);
    await shop.stop();
  }
  const shop = launchShop(await freePort(), NO_PRODAMUS, settings);
  await firstAnswer(shop, '/');
  await sleep(STEADY_AFTER_MS);
  const idle = memoryOf(shop);
  await loadOf({ url: shop.url });
  const loaded = memoryOf(shop);
  await shop.stop();
  console.table({
    'до первого 200 API, мс': { середина: quantile(healthy, 0.5).toFixed(0) },
    'до первой страницы, мс': { середина: quantile(served, 0.5).toFixed(0) },
    'память без дела, МБ': { середина: idle.toFixed(0) },
    'память под нагрузкой, МБ': { середина: loaded.toFixed(0) },
  });
}

async function firstAnswer(shop: Shop, path: string): Promise<void> {
  const isOk = () =>
    fetch(`${shop.url}${path}`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await isOk())) await sleep(10);
}

function memoryOf({ program }: Shop): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(program.pid)], {
    encoding: 'utf8',
  });
  return Number(kilobytes) / 1_024;
}
