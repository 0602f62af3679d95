import type { Store } from '@/lib/store/store';

/** What is wrong with a shop that takes orders all the same; a closed list, telling of nobody. */
export type ReadinessWarning = 'outbox_old' | 'not_listening';

const OLD_MS = 15 * 60_000;

/**
 * `outbox_old`: a message has been queued for longer than a quarter of an hour. `not_listening`: open
 * pages do not hear of what other instances commit; it passes by itself.
 */
export async function readinessWarnings(
  { admin, databaseState }: Pick<Store, 'admin' | 'databaseState'>,
  now: Date,
): Promise<ReadinessWarning[]> {
  const oldest = await admin.oldestQueuedAt();
  const warnings: ReadinessWarning[] = [];
  if (oldest && now.getTime() - oldest.getTime() > OLD_MS) warnings.push('outbox_old');
  const state = databaseState();
  if (state.engine === 'postgres' && !state.isListening) warnings.push('not_listening');
  return warnings;
}
