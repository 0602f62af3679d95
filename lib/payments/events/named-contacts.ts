import { contactsIn } from '@/lib/orders/erasure/mentions';
import { wordsIn } from '@/lib/orders/erasure/words';
import { isPlain, TEXT_FIELDS, type TextFields } from './plain-fields';

type Told = { rawBody: Uint8Array; headers: Record<string, string> } & TextFields;

/**
 * Returns the contacts that a payment event names, and of its own fields every word and date, each
 * once: an erasure finds an event of no order by them.
 */
export function namedContacts({ rawBody, headers, ...fields }: Told): string[] {
  const told = TEXT_FIELDS.map((field) => fields[field]);
  const body = Buffer.from(rawBody).toString('utf8');
  const text = [body, JSON.stringify(headers), JSON.stringify(told)].join('\n');
  const free = TEXT_FIELDS.filter((field) => !isPlain(field, fields[field]));
  const words = wordsIn(free.map((field) => fields[field]).join('\n'));
  return [...new Set([...contactsIn(text), ...words])];
}
