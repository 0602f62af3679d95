import { and, count, eq, sql } from 'drizzle-orm';
import { OTHER_SOURCES } from '@/lib/admin/visit-counter';
import type { FormVisits, VisitCount } from '@/lib/store/form-visits';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { formVisits } from '../schema';

/** Anybody can invent sources; a day keeps so many of them. */
const MAX_SOURCES_A_DAY = 500;

/** The part of the admin that counts visits of the form. */
export function formVisitMethods(group: GroupCommit): FormVisits {
  return {
    addVisits: (counts) =>
      group.write((db) => {
        for (const one of counts)
          add(db, hasRoom(db, one) ? one : { ...one, source: OTHER_SOURCES });
      }),
  };
}

function add(db: SqliteDb, { day, source, visits }: VisitCount): void {
  db.insert(formVisits)
    .values({ day, source, visits })
    .onConflictDoUpdate({
      target: [formVisits.day, formVisits.source],
      set: { visits: sql`${formVisits.visits} + ${visits}` },
    })
    .run();
}

function hasRoom(db: SqliteDb, { day, source }: VisitCount): boolean {
  const ofDay = eq(formVisits.day, day);
  if (
    db
      .select()
      .from(formVisits)
      .where(and(ofDay, eq(formVisits.source, source)))
      .get()
  ) {
    return true;
  }
  const kept = db.select({ n: count() }).from(formVisits).where(ofDay).get();
  return (kept?.n ?? 0) < MAX_SOURCES_A_DAY;
}
