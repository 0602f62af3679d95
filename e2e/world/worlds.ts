import { calm, startWorld, type Wanted, type World } from './world';

/** How many worlds are kept for later tests; each has a shop that runs. */
const KEPT = 3;

/** The worlds of a worker: tests that want the same have the same one, one after another. */
export type Worlds = {
  /** Returns a world that is as wanted; it is started when there is none. */
  get(wanted: Wanted): Promise<World>;
  /** Ends what a test has used: faults go, and of the worlds all but the last few. */
  endTest(): Promise<void>;
  stop(): Promise<void>;
};

export function newWorlds(): Worlds {
  // Least recently used first.
  const worlds = new Map<string, World>();
  const stopUntil = async (left: number) => {
    for (const [key, world] of worlds) {
      if (worlds.size <= left) return;
      worlds.delete(key);
      await world.stop();
    }
  };
  return {
    get: async (wanted) => {
      const key = JSON.stringify(wanted);
      const world = worlds.get(key) ?? (await startWorld(wanted));
      worlds.delete(key);
      worlds.set(key, world);
      return world;
    },
    endTest: async () => {
      for (const world of worlds.values()) await calm(world);
      await stopUntil(KEPT);
    },
    stop: () => stopUntil(0),
  };
}
