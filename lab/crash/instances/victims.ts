import { seededDraw } from '@/db/sqlite/seed/seeded-draw';

/** Of 300 crashes so many are of each kind; the order of the kinds decides where they are equal. */
const SHARES = { instance: 240, postgres: 25, terminated: 25, caddy: 10 };

/**
 * What is struck: an instance by SIGKILL, the whole PostgreSQL, an instance by SIGTERM, or the proxy
 * by SIGKILL.
 */
export type Victim = keyof typeof SHARES;

/** Something that was struck, and when. */
export type Strike = { at: number; victim: Victim };

/** Returns the victims of so many crashes by fixed shares, in an order that the seed draws. */
export function victimsOf(crashes: number, seed: number): Victim[] {
  const victims = inShares(crashes);
  const draw = seededDraw(seed);
  const drawn: Victim[] = [];
  while (victims.length > 0) drawn.push(...victims.splice(draw.upTo(victims.length), 1));
  return drawn;
}

/** What does not divide goes to those with the largest remainders. */
function inShares(crashes: number): Victim[] {
  const whole = Object.values(SHARES).reduce((sum, share) => sum + share, 0);
  const parts = (Object.keys(SHARES) as Victim[]).map((victim) => {
    const exact = (crashes * SHARES[victim]) / whole;
    return { victim, count: Math.floor(exact), remainder: exact - Math.floor(exact) };
  });
  const given = parts.reduce((sum, { count }) => sum + count, 0);
  const byRemainder = parts.toSorted((one, other) => other.remainder - one.remainder);
  for (const part of byRemainder.slice(0, crashes - given)) part.count += 1;
  return parts.flatMap(({ victim, count }) => Array<Victim>(count).fill(victim));
}
