import type { VisitCount } from '@/lib/store/queries/form-visits';
import { moscowDay } from '../time';

type Ports = { addVisits(counts: readonly VisitCount[]): Promise<void> };

/** What a visit that names no source is counted as. */
export const DIRECT = 'напрямую';

/** Sources kept apart in memory between two writes; further ones are counted together. */
const MAX_SOURCES = 200;
export const OTHER_SOURCES = 'прочее';

/**
 * Counts visits of the form in memory, so that no page waits for the database. What was counted is
 * written now and then; counts of a write that fails are kept for the next.
 */
export class VisitCounter {
  private counts = new Map<string, VisitCount>();
  private readonly ports: Ports;

  constructor(ports: Ports) {
    this.ports = ports;
  }

  note(source: string, at: Date): void {
    const isKnown = this.counts.has(keyOf(moscowDay(at), source));
    const counted = isKnown || this.counts.size < MAX_SOURCES ? source : OTHER_SOURCES;
    this.add({ day: moscowDay(at), source: counted, visits: 1 });
  }

  async flush(): Promise<void> {
    if (this.counts.size === 0) return;
    const taken = [...this.counts.values()];
    this.counts = new Map();
    try {
      await this.ports.addVisits(taken);
    } catch (error) {
      for (const count of taken) this.add(count);
      throw error;
    }
  }

  private add({ day, source, visits }: VisitCount): void {
    const known = this.counts.get(keyOf(day, source))?.visits ?? 0;
    this.counts.set(keyOf(day, source), { day, source, visits: known + visits });
  }
}

function keyOf(day: string, source: string): string {
  return `${day} ${source}`;
}
