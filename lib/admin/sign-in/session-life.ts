import type { AdminSession } from '@/lib/store/queries/admin-sessions';

const HOUR_MS = 3_600_000;

/** A session ends when nobody has used it for this long … */
export const IDLE_MS = 12 * HOUR_MS;

/** … and after this long in any case. */
export const SESSION_LIFE_MS = 7 * 24 * HOUR_MS;

/** Whether a session still opens the admin to those who may come in. */
export function isAlive({ createdAt, seenAt, endedAt }: AdminSession, now: Date): boolean {
  if (endedAt) return false;
  const age = now.getTime() - createdAt.getTime();
  const idle = now.getTime() - seenAt.getTime();
  return age < SESSION_LIFE_MS && idle < IDLE_MS;
}
