import type { Store } from '@/lib/store/store';

/** What is wrong with a shop that takes orders all the same; a closed list, telling of nobody. */
export type ReadinessWarning = 'outbox_old';

const OLD_MS = 15 * 60_000;

/** `outbox_old`: a message has been queued for longer than a quarter of an hour. */
export async function readinessWarnings(
  { admin }: Pick<Store, 'admin'>,
  now: Date,
): Promise<ReadinessWarning[]> {
  const oldest = await admin.oldestQueuedAt();
  return oldest && now.getTime() - oldest.getTime() > OLD_MS ? ['outbox_old'] : [];
}
