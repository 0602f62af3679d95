import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from 'grammy';
import type { Logger } from 'pino';
import { clientOptions } from './client-options';
import { ALLOWED_UPDATES } from './introduce-bot';
import { outcomeOf } from './outcome-of';
import { type ReceivedUpdate, readUpdate } from './receive-updates';

type Ports = {
  token: string;
  apiRoot: string;
  log: Logger;
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
  const { token, apiRoot, log } = ports;
  const api = new Api(token, clientOptions(apiRoot, TIMEOUT_SECONDS));
  const life = new AbortController();
  const run = async () => {
    let offset = 0;
    let told = '';
    while (!life.signal.aborted) {
      try {
        offset = await pollOnce(ports, api, offset, life.signal);
        told = '';
      } catch (error) {
        if (life.signal.aborted) return;
        const { reason = '' } = outcomeOf(error) as { reason?: string };
        if (reason !== told) log.warn({ reason }, 'no updates could be asked for');
        told = reason;
        await sleep(PAUSE_MS, undefined, { signal: life.signal, ref: false }).catch(
          () => undefined,
        );
      }
    }
  };
  void run();
  return () => life.abort();
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
