import { setTimeout as sleep } from 'node:timers/promises';
import { seededDraw } from '@/db/sqlite/seed/seeded-draw';
import { freePort } from '@/e2e/world/free-port';
import { launchShop, type Shop, untilReady } from '@/e2e/world/shop';
import { startPostgres } from '@/scripts/postgres';
import { startSurroundings } from '../surroundings';
import type { World } from '../world';
import { startFront } from './front';
import { postgresDatabase } from './postgres-database';

/** Of so many crashes one is a stop by SIGTERM, and one is of the database itself. */
const VICTIMS = 8;

/**
 * Starts the emulators and so many instances on one database of PostgreSQL, behind a proxy. Each
 * crash takes one of them, or the database, at a moment when the others go on; they are held still
 * only while somebody looks at what they have kept.
 */
export async function startInstances(count: number, seed: number): Promise<World> {
  const server = await startPostgres();
  const draw = seededDraw(seed);
  const front = await freePort();
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const proxy = await startFront(
    front,
    ports.map((port) => `http://127.0.0.1:${port}`),
  );
  const surroundings = await startSurroundings(proxy.url);
  const { prodamus, settings } = surroundings;
  const url = server.url('postgres');
  const launch = (port: number) =>
    launchShop(port, prodamus.url, { ...settings, DATABASE_URL: url });
  const shops: Shop[] = [];
  let wasDatabaseLost = false;
  const living = () => shops.filter(({ program }) => !program.isOver());

  /** Lets those that live go on, and starts those that do not; returns these. */
  function goOn(): Shop[] {
    for (const { program } of living()) program.signal('SIGCONT');
    const started = ports.flatMap((port, at) => {
      if (shops[at] && !shops[at].program.isOver()) return [];
      shops[at] = launch(port);
      return [shops[at]];
    });
    return started;
  }

  async function strike(): Promise<void> {
    const kind = draw.upTo(VICTIMS);
    wasDatabaseLost = kind === 0;
    if (wasDatabaseLost) {
      server.crash();
      server.restart();
    } else {
      const { program } = living()[draw.upTo(living().length)] ?? {};
      program?.signal(kind === 1 ? 'SIGTERM' : 'SIGKILL');
      await program?.ended();
    }
    for (const { program } of living()) program.signal('SIGSTOP');
  }

  return {
    ...surroundings,
    database: postgresDatabase(url),
    crash: async (milliseconds, since) => {
      const mayEnd = wasDatabaseLost;
      const started = goOn();
      if (since === 'ready') await Promise.all(started.map(untilReady));
      await sleep(milliseconds);
      // One that begins while its database ends does end, and is started again.
      const ended = shops.find(({ program }) => program.isOver());
      if (ended && !mayEnd) {
        throw new Error(`an instance ended by itself:\n${ended.program.output()}`);
      }
      await strike();
    },
    live: async () => {
      let started = goOn();
      while (started.length > 0) {
        await Promise.allSettled(started.map(untilReady));
        started = goOn();
      }
    },
    stop: async () => {
      for (const shop of living()) await shop.stop();
    },
    end: async () => {
      for (const { program } of living()) program.signal('SIGKILL');
      await surroundings.end();
      await proxy.close();
      server.stop();
    },
  };
}
