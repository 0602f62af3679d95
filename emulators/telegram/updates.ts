import { pause } from '@/emulators/pause';
import { changed, type Emulator, seconds } from './emulator';

/** An update without its number: one kind and what it carries. */
type UpdateBody = Record<string, unknown>;

export type Update = { update_id: number } & UpdateBody;

/** What a webhook made of an update; `error` when it did not answer. */
type Delivery = { status?: number; error?: string };

export type Webhook = {
  url: string;
  secret: string | null;
  lastError: { date: number; message: string } | null;
  /** Chats with a send or a wait in flight: their later updates stay behind it. */
  busy: Set<string>;
  /** Aborted when the webhook is taken away or replaced. */
  life: AbortController;
};

/** What keeps its order: the chat, or the update alone where it has none. */
function orderKey(update: Update): string {
  for (const value of Object.values(update)) {
    const body = value as { chat?: { id: number }; message?: { chat: { id: number } } } | number;
    if (typeof body !== 'object' || body === null) continue;
    const id = body.chat?.id ?? body.message?.chat?.id;
    if (id !== undefined) return `chat ${id}`;
  }
  return `update ${update.update_id}`;
}

/** Kinds that come only to those who ask for them by name. */
const ONLY_ON_REQUEST = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** Gives an update its number and sends it on its way; null when the bot did not want its kind. */
export function addUpdate(emulator: Emulator, body: UpdateBody): Update | null {
  const [kind = ''] = Object.keys(body);
  if (!isWanted(emulator, kind)) return null;
  emulator.counters.update += 1;
  const update: Update = { update_id: emulator.counters.update, ...body };
  emulator.updates.push(update);
  queueUpdate(emulator, update);
  return update;
}

/** Puts an update, new or repeated, behind those that wait. */
export function queueUpdate(emulator: Emulator, update: Update): void {
  emulator.pending.push(update);
  deliverUpdates(emulator);
  changed(emulator);
}

function isWanted({ allowedUpdates }: Emulator, kind: string): boolean {
  if (allowedUpdates.length > 0) return allowedUpdates.includes(kind);
  return !ONLY_ON_REQUEST.includes(kind);
}

const MAX_WAIT_S = 60;
/** How many updates are on their way to a webhook at once, as without `max_connections`. */
export const MAX_CONNECTIONS = 40;

/**
 * Sends what waits to the webhook: the updates of a chat one after another, those of different
 * chats side by side. An update without a 2xx is sent again after 1, 2, 4 … 60 seconds (scaled).
 */
export function deliverUpdates(emulator: Emulator): void {
  const { webhook } = emulator;
  if (!webhook || webhook.life.signal.aborted) return;
  for (const key of new Set(emulator.pending.map(orderKey))) {
    if (webhook.busy.size >= MAX_CONNECTIONS) return;
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
    const delivery = await postUpdate(webhook, update);
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

const WEBHOOK_TIMEOUT_MS = 60_000;

/** Sends an update to the webhook once. */
async function postUpdate(webhook: Webhook, update: Update): Promise<Delivery> {
  const { url, secret } = webhook;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(secret ? { 'X-Telegram-Bot-Api-Secret-Token': secret } : {}),
      },
      body: JSON.stringify(update),
      redirect: 'manual',
      signal: AbortSignal.any([webhook.life.signal, AbortSignal.timeout(WEBHOOK_TIMEOUT_MS)]),
    });
    await response.arrayBuffer();
    return { status: response.status };
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return { error: cause?.code ?? message };
  }
}
