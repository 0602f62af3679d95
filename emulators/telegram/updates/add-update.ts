import { changed, type Stand } from '../stand';
import { deliverUpdates } from './deliver-updates';
import type { Update, UpdateBody } from './update';

/** Kinds that come only to those who ask for them by name. */
const ONLY_ON_REQUEST = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** Gives an update its number and sends it on its way; null when the bot did not want its kind. */
export function addUpdate(stand: Stand, body: UpdateBody): Update | null {
  const [kind = ''] = Object.keys(body);
  if (!isWanted(stand, kind)) return null;
  stand.counters.update += 1;
  const update: Update = { update_id: stand.counters.update, ...body };
  stand.updates.push(update);
  queueUpdate(stand, update);
  return update;
}

/** Puts an update, new or repeated, behind those that wait. */
export function queueUpdate(stand: Stand, update: Update): void {
  stand.pending.push(update);
  deliverUpdates(stand);
  changed(stand);
}

function isWanted({ allowedUpdates }: Stand, kind: string): boolean {
  if (allowedUpdates.length > 0) return allowedUpdates.includes(kind);
  return !ONLY_ON_REQUEST.includes(kind);
}
