import { setTimeout as sleep } from 'node:timers/promises';

type Ports<Task> = {
  /** The next piece of work that may begin beside those in flight; null when there is none now. */
  next(inFlight: readonly Task[]): Promise<Task | null>;
  run(task: Task): Promise<void>;
  /** Told of what `next` or `run` throws. */
  onError(error: unknown): void;
};

/**
 * Returns a function that begins all work there is, piece beside piece as far as `next` allows, and
 * looks for more whenever one ends: a piece that hangs takes its own lane and nobody else's. It may
 * be called at any time; what it returns resolves when nothing is in flight any more, and never
 * rejects.
 */
export function lanes<Task>({ next, run, onError }: Ports<Task>): () => Promise<void> {
  const inFlight = new Map<Task, Promise<void>>();
  let isAsked = false;
  let filling: Promise<void> | null = null;

  async function fill(): Promise<void> {
    try {
      while (isAsked) {
        isAsked = false;
        for (;;) {
          const task = await next([...inFlight.keys()]);
          if (task === null) break;
          inFlight.set(task, finished(task));
        }
      }
    } catch (error) {
      onError(error);
    } finally {
      filling = null;
    }
  }

  async function finished(task: Task): Promise<void> {
    try {
      await run(task);
    } catch (error) {
      onError(error);
    } finally {
      inFlight.delete(task);
      look();
    }
  }

  function look(): void {
    isAsked = true;
    filling ??= fill();
  }

  return async () => {
    look();
    while (filling || inFlight.size > 0) await Promise.all([filling, ...inFlight.values()]);
  };
}

const PAUSE_MS = 1_000;

type Writing = {
  /** Whether to try again; otherwise the last failure is thrown. */
  mayGoOn(): boolean;
  /** Told of every failure after which it is tried again. */
  onError(error: unknown): void;
};

/**
 * Writes down how something has ended, again and again while the database takes nothing, as on a
 * full disk: doing it anew instead would send the same message once more.
 */
export async function untilWritten(
  write: () => Promise<void>,
  { mayGoOn, onError }: Writing,
): Promise<void> {
  for (;;) {
    try {
      await write();
      return;
    } catch (error) {
      if (!mayGoOn()) throw error;
      onError(error);
      await sleep(PAUSE_MS);
    }
  }
}
