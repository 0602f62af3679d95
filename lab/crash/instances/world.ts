import { setTimeout as sleep } from 'node:timers/promises';
import { seededDraw } from '@/db/sqlite/seed/seeded-draw';
import { freePort } from '@/e2e/world/free-port';
import { launchShop } from '@/e2e/world/shop';
import { startPostgres } from '@/scripts/postgres';
import { startSurroundings } from '../surroundings';
import type { World } from '../world';
import { availabilityOf } from './availability';
import { startCaddy } from './caddy';
import { endAllLeases, slowSending } from './controls';
import { Fleet } from './fleet';
import { startMeter } from './meter';
import { postgresDatabase } from './postgres-database';
import type { Strike, Victim } from './victims';

/** What is broken on purpose, from outside, while parts of a shop are killed. */
export type CrashControl = 'early-answer' | 'ended-leases';

export type Instances = {
  count: number;
  /** What is struck, one crash after another. */
  victims: readonly Victim[];
  control?: CrashControl | undefined;
};

/** How often somebody opens the shop, so that it is known at any time whether it answers. */
const VISIT_EVERY_MS = 200;

/**
 * Starts the emulators and the instances on one database of PostgreSQL, behind Caddy. Each crash
 * strikes the next victim while all the others go on; nothing is ever held still.
 */
export async function startInstances(
  { count, victims, control }: Instances,
  seed: number,
): Promise<World> {
  const server = await startPostgres();
  const url = server.url('postgres');
  const draw = seededDraw(seed);
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const caddy = await startCaddy(ports.map((port) => `127.0.0.1:${port}`));
  const answersEarly = control === 'early-answer';
  const meter = await startMeter({ port: await freePort(), proxy: caddy.url, answersEarly });
  const surroundings = await startSurroundings(meter.url);
  const endsLeases = control === 'ended-leases';
  if (endsLeases) await slowSending(surroundings);
  const settings = { ...surroundings.settings, DATABASE_URL: url, TRUSTED_PROXY: '127.0.0.1' };
  const fleet = new Fleet(
    ports,
    (port) => launchShop(port, surroundings.prodamus.url, settings),
    async () => (endsLeases ? endAllLeases(url) : undefined),
  );
  await fleet.untilReady();
  // From here on: while all are starting, nobody was promised an answer.
  const visits = setInterval(() => void fetch(meter.url).catch(() => undefined), VISIT_EVERY_MS);
  const strikes: Strike[] = [];
  const ahead = [...victims];

  async function strike(victim: Victim): Promise<void> {
    const struck = () => void strikes.push({ at: Date.now(), victim });
    if (victim === 'instance' || victim === 'terminated') {
      const signal = victim === 'instance' ? 'SIGKILL' : 'SIGTERM';
      await fleet.strike(draw.upTo(count), signal, struck);
      return;
    }
    struck();
    if (victim === 'postgres') {
      fleet.losesDatabase();
      await server.bounce();
    } else await caddy.crash();
    while (!(await isServing(meter.url))) await sleep(20);
  }

  return {
    ...surroundings,
    database: postgresDatabase(url),
    crash: async (milliseconds, since) => {
      fleet.revive();
      if (since === 'ready') await fleet.untilReady();
      await sleep(milliseconds);
      await strike(ahead.shift() ?? 'instance');
    },
    live: () => fleet.untilReady(),
    stop: async () => {
      clearInterval(visits);
      await fleet.stop();
    },
    lossesOfAnswers: () =>
      strikes
        .filter(({ victim }) => victim === 'instance' || victim === 'postgres')
        .map(({ at }) => at),
    availability: () => availabilityOf(meter.asked, strikes),
    end: async () => {
      clearInterval(visits);
      fleet.kill();
      await meter.close();
      await surroundings.end();
      await caddy.stop();
      server.stop();
    },
  };
}

async function isServing(url: string): Promise<boolean> {
  return await fetch(`${url}/api/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}
