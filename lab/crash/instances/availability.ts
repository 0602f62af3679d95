import type { Strike, Victim } from './victims';

/** A request as who asked it saw it; `status` is null where the connection ended without an answer. */
export type Asked = { from: number; over: number; status: number | null };

/** Silences are told apart by what was struck. */
export const STRUCK = ['instance', 'postgres', 'caddy'] as const;
export type Struck = (typeof STRUCK)[number];

/** How a shop was available while parts of it were killed. */
export type Availability = {
  /** How many answers were 502: all of them, and the most between one crash and the next. */
  unavailable: { all: number; most: number };
  /** The longest time in milliseconds in which somebody waited and nobody was served. */
  silence: Record<Struck, number>;
};

const STRUCK_BY: Record<Victim, Struck> = {
  instance: 'instance',
  terminated: 'instance',
  postgres: 'postgres',
  caddy: 'caddy',
};

/** Returns the availability, from requests and crashes in any order. */
export function availabilityOf(asked: readonly Asked[], strikes: readonly Strike[]): Availability {
  const inOrder = strikes.toSorted((one, other) => one.at - other.at);
  const silence: Record<Struck, number> = { instance: 0, postgres: 0, caddy: 0 };
  for (const { from, to } of silencesIn(asked)) {
    const strike =
      inOrder.find(({ at }) => at > from && at < to) ?? inOrder.findLast(({ at }) => at <= from);
    const struck = strike ? STRUCK_BY[strike.victim] : 'instance';
    silence[struck] = Math.max(silence[struck], to - from);
  }
  const lost = asked.filter(({ status }) => status === 502);
  const byStrike = Map.groupBy(lost, ({ over }) => inOrder.findLast(({ at }) => at <= over));
  const counts = [...byStrike.values()].map(({ length }) => length);
  return { unavailable: { all: lost.length, most: Math.max(0, ...counts) }, silence };
}

/**
 * The times in which somebody waited and nobody was served; an answer of 500 or more serves nobody,
 * and who was given one waits on.
 */
function silencesIn(asked: readonly Asked[]): { from: number; to: number }[] {
  const byStart = asked.toSorted((one, other) => one.from - other.from);
  const isServed = ({ status }: Asked) => status !== null && status < 500;
  const served = byStart.filter(isServed).map(({ over }) => over);
  const last = Math.max(0, ...asked.map(({ over }) => over));
  const silences: { from: number; to: number }[] = [];
  const waiting = new Set<Asked>();
  let next = 0;
  let since = 0;
  for (const to of [...served, last].toSorted((one, other) => one - other)) {
    for (const one of waiting) if (one.over <= since) waiting.delete(one);
    let from = waiting.size > 0 ? since : Number.POSITIVE_INFINITY;
    for (let one = byStart[next]; one && one.from < to; one = byStart[++next]) {
      from = Math.min(from, Math.max(since, one.from));
      waiting.add(one);
    }
    if (from < to) silences.push({ from, to });
    since = to;
  }
  return silences;
}
