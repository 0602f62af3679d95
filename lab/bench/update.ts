import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '@/e2e/world/free-port';
import { startProdamus } from '@/e2e/world/prodamus';
import { launchShop } from '@/e2e/world/shop';
import { startPostgres } from '@/scripts/postgres';
import { startCaddy } from '../crash/instances/caddy';
import { type Answered, Buyers, paidOrder } from './update/buyers';
import { startServices } from './update/services';

const UPDATES = 3;
const MAX_FAILED_POSTS = 3;

/**
 * Prints how requests are answered while two instances behind Caddy are updated one after another by
 * the functions of `deploy/update.sh`, several times; sets the exit code where one GET or more than
 * three POSTs of an update fail, or what was repeated was not done once.
 */
export async function printUpdate(): Promise<void> {
  const ends: (() => unknown)[] = [];
  try {
    await measure(ends);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** Puts what ends a thing that was started into `ends`, as soon as it is started. */
async function measure(ends: (() => unknown)[]): Promise<void> {
  const database = await startPostgres();
  ends.push(() => database.stop());
  const ports = await freePorts();
  const caddy = await startCaddy(ports.map((port) => `127.0.0.1:${port}`));
  ends.push(caddy.stop);
  const { url } = caddy;
  const prodamus = await startProdamus(await freePort(), url);
  ends.push(() => prodamus.stop());
  const databaseUrl = database.url('postgres');
  const settings = { DATABASE_URL: databaseUrl, PUBLIC_URL: url, TRUSTED_PROXY: '127.0.0.1' };
  const services = await startServices(ports, (port) => launchShop(port, prodamus.url, settings));
  ends.push(services.stop);
  while (!(await fetch(`${url}/api/ready`)).ok) await sleep(50);
  const seen = await paidOrder(url);
  for (let update = 1; update <= UPDATES; update += 1) {
    const buyers = new Buyers(url, seen);
    buyers.start();
    await sleep(1_000);
    const from = performance.now();
    const { said, code } = await services.update();
    const seconds = (performance.now() - from) / 1_000;
    await sleep(1_000);
    await buyers.finish();
    if (code !== 0) throw new Error(`the update has failed:\n${said}`);
    console.log(`\nОбновление ${update} из ${UPDATES}: ${seconds.toFixed(1)} с.`);
    report(buyers, await notOnce(databaseUrl, buyers));
  }
}

/** Two ports that end on 1 and 2, as those of the services do. */
async function freePorts(): Promise<[number, number]> {
  const first = await freePort(11);
  const one = first + ((11 - (first % 10)) % 10);
  return [one, one + 1];
}

/** How many orders are not there once for each key, or are not paid once. */
async function notOnce(databaseUrl: string, { placed, paid }: Buyers): Promise<number> {
  const client = new Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query(
    `select count(*)::int as n from unnest($1::text[]) as asked (number) where 1 <> (
      select count(*) from payment_notices where order_number = asked.number and outcome = 'paid')`,
    [paid],
  );
  const all = await client.query('select count(*)::int as n from orders');
  await client.end();
  known += placed.size;
  const spare = all.rows[0].n - known;
  return rows[0].n + Math.abs(spare);
}

/** Orders that were answered to somebody, the one whose pages are read among them. */
let known = 1;

function report({ answered, failures }: Buyers, notOnceCount: number): void {
  const { GET, POST } = answered;
  console.table({ GET: row(GET), POST: row(POST) });
  const left = POST.failed - POST.repeated;
  console.log(`Не удалось и повтором: ${left}. Заказов и оплат не по одному: ${notOnceCount}.`);
  if (failures.length > 0) console.log(`Отказы: ${failures.join(', ')}`);
  const isMissed = GET.failed > 0 || POST.failed > MAX_FAILED_POSTS || left > 0 || notOnceCount > 0;
  if (isMissed) process.exitCode = 1;
}

function row({ asked, failed, repeated, slowestMs }: Answered) {
  return {
    запросов: asked,
    отказов: failed,
    'удалось повтором': repeated,
    'дольше всего, мс': Math.round(slowestMs),
  };
}
