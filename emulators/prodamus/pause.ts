import { setTimeout as sleep } from 'node:timers/promises';

/** Waits; returns false when the wait was cut short by a reset or the end of the emulator. */
export async function pause(milliseconds: number, life: AbortController): Promise<boolean> {
  const { signal } = life;
  return sleep(milliseconds, undefined, { signal }).then(
    () => !signal.aborted,
    () => false,
  );
}
