import { about } from '../store/about';
import type { VisitCount } from '../store/queries/form-visits';
import type { UnitOfWork } from '../store/unit-of-work';
import { OTHER_SOURCES } from './visit-counter';

/** Anybody can invent sources; a day keeps so many of them. */
const MAX_SOURCES_A_DAY = 500;

/** Adds to what is counted already; sources a day has too many of are counted together. */
export async function addVisits(store: UnitOfWork, counts: readonly VisitCount[]): Promise<void> {
  await store.write([about.formVisits], async (db) => {
    const sourcesOf = new Map<string, Set<string>>();
    for (const { day } of counts) {
      if (!sourcesOf.has(day)) sourcesOf.set(day, new Set(await db.formVisits.sourcesOf(day)));
    }
    for (const count of counts) {
      await db.formVisits.add(countedAs(count, sourcesOf.get(count.day) ?? new Set()));
    }
  });
}

/** Decides which source a count goes to, and adds that to the sources of its day. */
function countedAs(count: VisitCount, sources: Set<string>): VisitCount {
  const hasRoom = sources.has(count.source) || sources.size < MAX_SOURCES_A_DAY;
  const source = hasRoom ? count.source : OTHER_SOURCES;
  sources.add(source);
  return { ...count, source };
}
