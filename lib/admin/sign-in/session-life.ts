import type { AdminSession } from '@/lib/store/admin-sessions';

const HOUR_MS = 3_600_000;

/** A session ends when nobody has used it for this long … */
export const IDLE_MS = 12 * HOUR_MS;

/** … and after this long in any case. */
export const SESSION_LIFE_MS = 7 * 24 * HOUR_MS;

/** Whether a session that was not ended still opens the admin. */
export function isAlive({ createdAt, seenAt }: AdminSession, now: Date): boolean {
  const age = now.getTime() - createdAt.getTime();
  const idle = now.getTime() - seenAt.getTime();
  return age < SESSION_LIFE_MS && idle < IDLE_MS;
}
