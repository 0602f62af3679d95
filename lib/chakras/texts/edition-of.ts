import { bindWords } from './bind-words';
import type { Edition } from './edition';
import { firstEdition } from './first/first-edition';

const EDITIONS = new Map<number, Edition>([[1, bound(firstEdition)]]);

/** Whether there are texts for readings of this version. */
export function hasEdition(version: number): boolean {
  return EDITIONS.has(version);
}

/**
 * The texts that a reading of this version was sold with, their short words bound to the next
 * ones. Throws when there are none.
 */
export function editionOf(version: number): Edition {
  const edition = EDITIONS.get(version);
  if (!edition) throw new Error(`there are no texts for readings of version ${version}`);
  return edition;
}

function bound<T>(texts: T): T {
  if (typeof texts === 'string') return bindWords(texts) as T;
  const entries = Object.entries(texts as object).map(([key, text]) => [key, bound(text)]);
  return Object.fromEntries(entries) as T;
}
