import { pause } from '../pause';
import { changed, type Stand, seconds } from '../stand';
import { postUpdate } from './post-update';
import { orderKey, type Webhook } from './update';

const LONGEST_WAIT_S = 60;

/**
 * Sends what waits to the webhook: the updates of a chat one after another, those of different
 * chats side by side. An update without a 2xx is sent again after 1, 2, 4 … 60 seconds (scaled).
 */
export function deliverUpdates(stand: Stand): void {
  const { webhook } = stand;
  if (!webhook || webhook.life.signal.aborted) return;
  for (const key of new Set(stand.pending.map(orderKey))) {
    if (webhook.busy.size >= webhook.maxConnections) return;
    if (!webhook.busy.has(key)) void deliverChat(stand, webhook, key);
  }
}

async function deliverChat(stand: Stand, webhook: Webhook, key: string): Promise<void> {
  webhook.busy.add(key);
  const { signal } = webhook.life;
  let attempt = 0;
  while (!signal.aborted) {
    const update = stand.pending.find((candidate) => orderKey(candidate) === key);
    if (!update) break;
    attempt += 1;
    const delivery = await postUpdate(webhook, update, attempt);
    stand.deliveries.push(delivery);
    if (delivery.status !== undefined && delivery.status >= 200 && delivery.status < 300) {
      const index = stand.pending.indexOf(update);
      if (index >= 0) stand.pending.splice(index, 1);
      attempt = 0;
      changed(stand);
      continue;
    }
    const message = delivery.error ?? `Wrong response from the webhook: ${delivery.status}`;
    webhook.lastError = { date: seconds(), message };
    const wait = Math.min(2 ** (attempt - 1), LONGEST_WAIT_S);
    if (!(await pause(wait * stand.options.retryScale, signal))) break;
  }
  webhook.busy.delete(key);
  if (stand.webhook === webhook) deliverUpdates(stand);
}
