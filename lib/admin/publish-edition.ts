import type { AuditEntry } from '../audit';
import {
  type LegalEdition,
  type LegalTexts,
  nextVersion,
  OWN_EDITIONS,
} from '../orders/shop/legal-edition';
import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';

/** Makes the next edition of the documents of that Moscow day (YYYY-MM-DD); returns it. */
export async function publishEdition(
  store: UnitOfWork,
  texts: LegalTexts,
  day: string,
  entry: AuditEntry,
): Promise<LegalEdition> {
  return store.write([about.legalEditions], async (db) => {
    const known = (await db.legalEditions.all()).map(({ version }) => version);
    const version = nextVersion(day, known);
    const edition = { ...texts, version, ownVersion: OWN_EDITIONS[0].version, madeAt: entry.at };
    await db.legalEditions.insert(edition);
    await db.audit.insert({ ...entry, details: { ...entry.details, version } });
    return edition;
  });
}
