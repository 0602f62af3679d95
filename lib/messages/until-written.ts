import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 1_000;

type Ports = {
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
  { mayGoOn, onError }: Ports,
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
