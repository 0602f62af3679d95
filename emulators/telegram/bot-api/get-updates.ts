import { z } from 'zod';
import { nextChange, type Stand } from '../stand';
import type { Update } from '../updates/update';
import { conflict } from './api-error';
import { parsed, whole } from './fields';
import { method } from './method';

const schema = z.strictObject({
  offset: whole.optional(),
  limit: whole.pipe(z.int().min(1).max(100)).default(100),
  timeout: whole.pipe(z.int().min(0)).default(0),
  allowed_updates: parsed(z.array(z.string())).optional(),
});

const LONGEST_POLL_S = 50;

/** Answers what waits, or waits for it. An offset confirms all before it; one poll at a time. */
export const getUpdates = method(schema, async (fields, { stand, request }) => {
  if (stand.webhook) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  stand.poll?.abort(
    'terminated by other getUpdates request; make sure that only one bot instance is running',
  );
  if (fields.allowed_updates) stand.allowedUpdates = fields.allowed_updates;
  confirm(stand, fields.offset ?? 0);
  const poll = new AbortController();
  stand.poll = poll;
  const leave = () => poll.abort();
  request.socket.once('close', leave);
  try {
    const waited = await firstUpdates(stand, Math.min(fields.timeout, LONGEST_POLL_S), poll);
    if (typeof poll.signal.reason === 'string') throw conflict(poll.signal.reason);
    return waited.slice(0, fields.limit);
  } finally {
    request.socket.off('close', leave);
    if (stand.poll === poll) stand.poll = null;
  }
});

async function firstUpdates(stand: Stand, timeout: number, poll: AbortController) {
  const end = Date.now() + timeout * 1000;
  while (stand.pending.length === 0 && Date.now() < end) {
    if (poll.signal.aborted || stand.life.signal.aborted) break;
    await nextChange(stand, end - Date.now(), poll.signal);
  }
  return stand.pending;
}

function confirm(stand: Stand, offset: number): void {
  const kept: Update[] =
    offset < 0
      ? stand.pending.slice(offset)
      : stand.pending.filter(({ update_id }) => update_id >= offset);
  stand.pending.splice(0, stand.pending.length, ...kept);
}
