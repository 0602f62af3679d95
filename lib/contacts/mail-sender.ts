import { cleanLine } from './clean-line';
import { type EmailAddress, readEmail } from './email-address';

/** Who letters come from: a name to be shown, and the one address. */
export type MailSender = { name: string; address: EmailAddress };

/** Reads `Анна Светлова <anna@example.ru>`, the name in quotes or not, or an address alone. */
export function readMailSender(text: string): MailSender | null {
  const line = cleanLine(text);
  const [, shown = '', inBrackets = line] = /^([^<>]*)<([^<>]*)>$/.exec(line) ?? [];
  const read = readEmail(inBrackets);
  const name = shown.trim().replace(/^"(.*)"$/, '$1');
  return read.ok ? { name, address: read.address } : null;
}
