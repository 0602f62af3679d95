import { pause } from '@/emulators/pause';
import { changed, type Emulator, seconds } from '../emulator';
import { postUpdate } from './post-update';
import { orderKey, type Webhook } from './update';

const MAX_WAIT_S = 60;

/**
 * Sends what waits to the webhook: the updates of a chat one after another, those of different
 * chats side by side. An update without a 2xx is sent again after 1, 2, 4 … 60 seconds (scaled).
 */
export function deliverUpdates(emulator: Emulator): void {
  const { webhook } = emulator;
  if (!webhook || webhook.life.signal.aborted) return;
  for (const key of new Set(emulator.pending.map(orderKey))) {
    if (webhook.busy.size >= webhook.maxConnections) return;
    if (!webhook.busy.has(key)) void deliverChat(emulator, webhook, key);
  }
}

async function deliverChat(emulator: Emulator, webhook: Webhook, key: string): Promise<void> {
  webhook.busy.add(key);
  const { signal } = webhook.life;
  let attempt = 0;
  while (!signal.aborted) {
    const update = emulator.pending.find((candidate) => orderKey(candidate) === key);
    if (!update) break;
    attempt += 1;
    const delivery = await postUpdate(webhook, update, attempt);
    emulator.deliveries.push(delivery);
    if (delivery.status !== undefined && delivery.status >= 200 && delivery.status < 300) {
      const index = emulator.pending.indexOf(update);
      if (index >= 0) emulator.pending.splice(index, 1);
      attempt = 0;
      changed(emulator);
      continue;
    }
    const message = delivery.error ?? `Wrong response from the webhook: ${delivery.status}`;
    webhook.lastError = { date: seconds(), message };
    const wait = Math.min(2 ** (attempt - 1), MAX_WAIT_S);
    if (!(await pause(wait * emulator.options.retryScale, signal))) break;
  }
  webhook.busy.delete(key);
  if (emulator.webhook === webhook) deliverUpdates(emulator);
}
