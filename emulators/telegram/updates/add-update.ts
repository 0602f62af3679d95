import { changed, type Emulator } from '../emulator';
import { deliverUpdates } from './deliver-updates';
import type { Update, UpdateBody } from './update';

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
