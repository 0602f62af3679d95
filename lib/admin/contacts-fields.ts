import { type BothContacts, bothContacts } from '../contacts/both-contacts';
import { cleanLine } from '../contacts/clean-line';
import { slipMessage } from '../contacts/email-address';
import { suggestEmail } from '../contacts/suggest-email';
import { type ParsedContacts, parseContacts } from '../orders/order-request';

/** The seller's form: each contact in a field of its own, an empty one takes it away. */
export type ContactsFields = {
  name: string;
  email: string;
  phone: string;
  /** The e-mail that the form has already asked about as a likely slip. */
  askedEmail: string;
};

/**
 * Checks the fields by the rules of the order form; both contacts in one of them, beside an empty
 * other, are told apart. An e-mail that can exist but looks like a slip
 * is asked about once, and not at all when it is the one that the order `knownEmail` has already.
 */
export function parseContactsFields(
  { askedEmail, ...typed }: ContactsFields,
  knownEmail: string | null,
): ParsedContacts {
  const fields = { ...typed, ...splitContacts(typed) };
  const parsed = parseContacts(fields);
  const { email } = fields;
  const likelier = suggestEmail(email);
  const isAsked = [askedEmail, knownEmail ?? ''].map(cleanLine).includes(cleanLine(email));
  if (!parsed.ok || !likelier || isAsked) return parsed;
  return { ok: false, errors: [{ field: 'email', message: slipMessage(likelier) }] };
}

/** Both contacts pasted into one field while the other is empty are what they are. */
function splitContacts({
  email,
  phone,
}: Pick<ContactsFields, 'email' | 'phone'>): BothContacts | null {
  if (email.trim() && phone.trim()) return null;
  const both = bothContacts(cleanLine(`${email}${phone}`));
  return both === 'several' ? null : both;
}
