import { desc, sql } from 'drizzle-orm';
import { nextVersion } from '@/lib/orders/shop/legal-edition';
import type { LegalEditions } from '@/lib/store/legal-editions';
import type { GroupCommit } from '../group-commit';
import type { SqliteDb } from '../open';
import { legalEditions } from '../schema';
import { writeAuditLine } from './audit-log';

/** The part of the admin that keeps the editions of the documents; none is ever changed. */
export function legalEditionMethods(db: SqliteDb, group: GroupCommit): LegalEditions {
  const newestFirst = (db: SqliteDb) =>
    db.select().from(legalEditions).orderBy(desc(sql`rowid`)).all();
  return {
    legalEditions: async () => newestFirst(db),
    publishEdition: (texts, day, entry) =>
      group.write((db) => {
        const known = newestFirst(db).map(({ version }) => version);
        const edition = { ...texts, version: nextVersion(day, known), madeAt: entry.at };
        db.insert(legalEditions).values(edition).run();
        const details = { ...entry.details, version: edition.version };
        writeAuditLine(db, { ...entry, details });
        return edition;
      }),
  };
}
