import { z } from 'zod';
import { type Emulator, nextChange } from '../emulator';
import type { Update } from '../updates';
import { conflict } from './api-error';
import { parsed, whole } from './fields';
import { method } from './method';

const schema = z.strictObject({
  offset: whole.optional(),
  limit: whole.pipe(z.int().min(1).max(100)).default(100),
  timeout: whole.pipe(z.int().min(0)).default(0),
  allowed_updates: parsed(z.array(z.string())).optional(),
});

const MAX_POLL_S = 50;

/** Returns what waits, or waits for it. An offset confirms all before it; one poll at a time. */
export const getUpdates = method(schema, async (fields, { emulator, left }) => {
  if (emulator.webhook) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  emulator.poll?.abort(
    'terminated by other getUpdates request; make sure that only one bot instance is running',
  );
  if (fields.allowed_updates) emulator.allowedUpdates = fields.allowed_updates;
  confirm(emulator, fields.offset ?? 0);
  const poll = new AbortController();
  emulator.poll = poll;
  const leave = () => poll.abort();
  left.addEventListener('abort', leave, { once: true });
  try {
    const waited = await firstUpdates(emulator, Math.min(fields.timeout, MAX_POLL_S), poll);
    if (typeof poll.signal.reason === 'string') throw conflict(poll.signal.reason);
    return waited.slice(0, fields.limit);
  } finally {
    left.removeEventListener('abort', leave);
    if (emulator.poll === poll) emulator.poll = null;
  }
});

async function firstUpdates(emulator: Emulator, timeout: number, poll: AbortController) {
  const end = Date.now() + timeout * 1000;
  while (emulator.pending.length === 0 && Date.now() < end) {
    if (poll.signal.aborted || emulator.life.signal.aborted) break;
    await nextChange(emulator, end - Date.now(), poll.signal);
  }
  return emulator.pending;
}

function confirm(emulator: Emulator, offset: number): void {
  const kept: Update[] =
    offset < 0
      ? emulator.pending.slice(offset)
      : emulator.pending.filter(({ update_id }) => update_id >= offset);
  emulator.pending.splice(0, emulator.pending.length, ...kept);
}
