import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from 'grammy';
import type { Logger } from 'pino';
import type { Instances } from '../store/instances';
import { clientOptions } from './client-options';
import { ALLOWED_UPDATES } from './introduce-bot';
import { outcomeOf } from './outcome-of';
import { type ReceivedUpdate, readUpdate } from './receive-updates';

type Ports = {
  token: string;
  apiRoot: string;
  log: Logger;
  /** Telegram lets one ask at a time; another instance goes on when this one is gone. */
  alone: Instances['alone'];
  /** Keeps what has come. */
  receive(updates: readonly ReceivedUpdate[]): Promise<void>;
};

const POLL_SECONDS = 25;
const TIMEOUT_SECONDS = 40;
const PAUSE_MS = 5_000;

/**
 * Asks for updates again and again, for a shop that Telegram cannot reach (Bot API, "getUpdates").
 * The offset moves on, which makes Telegram forget, only after what came is kept. Returns the
 * function that stops it.
 */
export function pollUpdates(ports: Ports): () => void {
  const life = new AbortController();
  void untilOver(ports, life.signal);
  return () => life.abort();
}

async function untilOver(ports: Ports, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    // Without the database there is nowhere to keep an update, and other jobs say so.
    await ports
      .alone('polling', (lost) => poll(ports, AbortSignal.any([over, lost])))
      .catch(() => undefined);
    await pause(over);
  }
}

async function poll(ports: Ports, over: AbortSignal): Promise<void> {
  const { token, apiRoot, log } = ports;
  const api = new Api(token, clientOptions(apiRoot, TIMEOUT_SECONDS));
  let offset = 0;
  let told = '';
  while (!over.aborted) {
    try {
      offset = await pollOnce(ports, api, offset, over);
      told = '';
    } catch (error) {
      if (over.aborted) return;
      const { reason = '' } = outcomeOf(error) as { reason?: string };
      if (reason !== told) log.warn({ reason }, 'no updates could be asked for');
      told = reason;
      await pause(over);
    }
  }
}

async function pause(over: AbortSignal): Promise<void> {
  await sleep(PAUSE_MS, undefined, { signal: over, ref: false }).catch(() => undefined);
}

async function pollOnce(
  { receive }: Ports,
  api: Api,
  offset: number,
  signal: AbortSignal,
): Promise<number> {
  const updates = await api.getUpdates(
    { offset, timeout: POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
    signal as Parameters<Api['getUpdates']>[1],
  );
  if (updates.length === 0) return offset;
  await receive(
    updates.map((update) => readUpdate(JSON.stringify(update))).filter((read) => read !== null),
  );
  return Math.max(...updates.map(({ update_id }) => update_id)) + 1;
}
