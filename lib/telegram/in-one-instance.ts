import type { Instances } from '../store/instances';

type Ports = {
  alone: Instances['alone'];
  job: string;
  /** May be called at any time, also while it works; resolves when nothing is in flight. */
  work(lost: AbortSignal): Promise<void>;
  onError(error: unknown): void;
};

/**
 * Returns a function that does the work unless another instance is at it. It may be called at any
 * time and never rejects; what it returns resolves when this instance is not at it any more.
 */
export function inOneInstance({ alone, job, work, onError }: Ports): () => Promise<void> {
  let isAsked = false;
  let signal: AbortSignal | null = null;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    try {
      await alone(job, async (lost) => {
        signal = lost;
        // What was asked for just before the end nobody else would look for.
        while (isAsked && !lost.aborted) {
          isAsked = false;
          await work(lost);
        }
        signal = null;
      });
    } catch (error) {
      onError(error);
    } finally {
      signal = null;
      running = null;
    }
  }

  return () => {
    isAsked = true;
    // It begins at once, beside what is in flight.
    if (signal) void work(signal);
    running ??= run();
    return running;
  };
}
