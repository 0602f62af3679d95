import { type BothContacts, bothContacts, SEVERAL_MESSAGE } from '../contacts/both-contacts';
import { cleanLine } from '../contacts/clean-line';
import { slipMessage } from '../contacts/email-address';
import { suggestEmail } from '../contacts/suggest-email';
import type { Contacts } from './order';
import type { FieldError } from './order-request';

/** What the one field for an e-mail, a phone or both holds; both are empty when it is. */
export function contactFields(typed: string): BothContacts {
  const contact = cleanLine(typed);
  const both = bothContacts(contact);
  if (both && both !== 'several') return both;
  return isPhone(contact) ? { email: '', phone: contact } : { email: contact, phone: '' };
}

/**
 * The errors of an e-mail and a phone as those of the one field `contact`; a line that holds more
 * than one of each is wrong. An e-mail that can exist
 * but looks like a slip is asked about once: `asked` is the contact that the form has asked about
 * before, and sent again as it is, it is taken.
 */
export function onContactField(
  errors: readonly FieldError[],
  typed: string,
  asked: string,
): FieldError[] {
  const contact = cleanLine(typed);
  const ofOthers = errors.filter(({ field }) => field !== 'email' && field !== 'phone');
  if (bothContacts(contact) === 'several') {
    return [...ofOthers, { field: 'contact', message: SEVERAL_MESSAGE }];
  }
  const { email, phone } = contactFields(contact);
  const likelier = email ? suggestEmail(email) : null;
  const suggestion = likelier && [likelier, phone].filter(Boolean).join(', ');
  const shown = errors.map((error) => onForm(error, suggestion));
  const isWrong = shown.some(({ field }) => field === 'contact');
  if (likelier && suggestion && !isWrong && cleanLine(asked) !== contact) {
    shown.push({ field: 'contact', message: slipMessage(likelier), suggestion });
  }
  return shown;
}

/**
 * The contacts of an order after one line was typed: what it holds takes the place of the one that
 * there was, of whichever kind; where there are both, the other one stays. Nothing typed changes
 * nothing.
 */
export function replaceContact(
  known: Pick<Contacts, 'email' | 'phone'>,
  typed: Pick<Contacts, 'email' | 'phone'>,
): Pick<Contacts, 'email' | 'phone'> {
  const { email, phone } = known;
  if (!typed.email && !typed.phone) return { email, phone };
  if (!email || !phone) return { email: typed.email, phone: typed.phone };
  return { email: typed.email ?? email, phone: typed.phone ?? phone };
}

/** Whether a contact is meant as a phone; digits with a word or two beside them are one as well. */
function isPhone(contact: string): boolean {
  const digits = contact.match(/\p{N}/gu)?.length ?? 0;
  const letters = contact.match(/\p{L}/gu)?.length ?? 0;
  return !contact.includes('@') && digits > 0 && digits >= letters;
}

function onForm({ field, message }: FieldError, suggestion: string | null): FieldError {
  if (field === 'phone') return { field: 'contact', message };
  if (field !== 'email') return { field, message };
  return { field: 'contact', message, ...(suggestion ? { suggestion } : {}) };
}
