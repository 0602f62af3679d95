import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/e2e/world/free-port';
import { freshDatabaseFile, launchShop, type Shop, untilReady } from '@/e2e/world/shop';
import type { Availability } from './instances/availability';
import { type Kept, queuedIn, readKept } from './kept';
import { type Surroundings, startSurroundings } from './surroundings';

/** The database of a shop, seen by a stranger. */
export type Database = {
  /** Where to look at it when there was a fault. */
  name: string;
  /** What it holds at one moment. */
  kept(): Promise<Kept>;
  /** How many messages of a running shop are still queued. */
  queued(): Promise<number>;
  /** Takes it away: nobody will look at it. */
  remove(): void;
};

/** A shop that is killed and started again on the same database, and all it deals with. */
export type World = Surroundings & {
  database: Database;
  /**
   * Lets the shop work so long, from its start or from when it was ready, and kills it or a part of
   * it, wherever that is. A shop of one process is not started again before the next call.
   */
  crash(milliseconds: number, since: 'start' | 'ready'): Promise<void>;
  /** Starts the whole shop to stay, and waits until it is ready. */
  live(): Promise<void>;
  /** Ends a shop that lives. */
  stop(): Promise<void>;
  /** When something was killed that may have sent a message and not noted it. */
  lossesOfAnswers(): number[];
  /** How the shop was available; null where it is one process, which is away at times. */
  availability(): Availability | null;
};

/** Starts the emulators with an empty database in a file; the shop itself is started by each life. */
export async function startWorld(): Promise<World> {
  const port = await freePort();
  const surroundings = await startSurroundings(`http://127.0.0.1:${port}`);
  const { prodamus, settings } = surroundings;
  const file = freshDatabaseFile();
  const launch = () =>
    launchShop(port, prodamus.url, { ...settings, DATABASE_URL: `file:${file}` });
  let living: Shop | null = null;
  const kills: number[] = [];
  return {
    ...surroundings,
    database: {
      name: file,
      kept: async () => readKept(file),
      queued: async () => queuedIn(file),
      remove: () => rmSync(path.dirname(file), { recursive: true }),
    },
    crash: async (milliseconds, since) => {
      const shop = launch();
      if (since === 'ready') await untilReady(shop);
      const life = await Promise.race([
        sleep(milliseconds, 'over'),
        shop.program.ended().then(() => 'ended'),
      ]);
      if (life === 'ended') throw new Error(`the shop ended by itself:\n${shop.program.output()}`);
      kills.push(Date.now());
      shop.program.signal('SIGKILL');
      await shop.program.ended();
    },
    live: async () => {
      living = launch();
      await untilReady(living);
    },
    stop: async () => {
      await living?.stop();
    },
    lossesOfAnswers: () => kills,
    availability: () => null,
  };
}
