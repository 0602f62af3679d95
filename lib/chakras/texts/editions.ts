import { bindWords } from './bind-words';
import { firstEdition } from './first/first-edition';
import { secondEdition } from './second/second-edition';

/** The texts that readings of version 1 were sold with, their short words bound to the next ones. */
export const FIRST_EDITION = bound(firstEdition);

/** The same of version 2. */
export const SECOND_EDITION = bound(secondEdition);

function bound<T>(texts: T): T {
  if (typeof texts === 'string') return bindWords(texts) as T;
  if (texts === null) return texts;
  const entries = Object.entries(texts as object).map(([key, text]) => [key, bound(text)]);
  return Object.fromEntries(entries) as T;
}
