import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; returns false when the wait was cut short. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return sleep(milliseconds, undefined, { signal }).then(
    () => !signal.aborted,
    () => false,
  );
}
