import type { Clock } from '../clock';

/**
 * Answers a function that runs `round`, never beside itself: who asks during a round waits for that
 * one. `round` answers until when the other side wants to be left alone; before that none runs.
 */
export function rounds(clock: Clock, round: () => Promise<Date | null>): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  let hold: Date | null = null;
  const run = async () => {
    if (hold && clock() < hold) return;
    hold = await round();
  };
  return () => {
    underWay ??= run().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
