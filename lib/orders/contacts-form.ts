import { contactFields, onContactField, replaceContact } from './contact-field';
import type { Contacts } from './order';
import type { OrderFormValues } from './order-form';
import { type ParsedContacts, parseContacts } from './order-request';

/** The form that corrects name and contact, as it was filled in. */
export type ContactsFormValues = Pick<OrderFormValues, 'name' | 'contact' | 'askedContact'>;

/**
 * Checks name and contact by the rules of the order form. The contact that is `known` is not shown
 * in the form, so an empty field leaves it as it is; an empty name takes the name away. Errors name
 * the form's fields: name, contact.
 */
export function parseContactsForm(values: ContactsFormValues, known: Contacts): ParsedContacts {
  const { name, contact, askedContact } = values;
  const parsed = parseContacts({ name, ...contactFields(contact) });
  const errors = onContactField(parsed.ok ? [] : parsed.errors, contact, askedContact);
  if (!parsed.ok || errors.length > 0) return { ok: false, errors };
  const { contacts } = parsed;
  return { ok: true, contacts: { name: contacts.name, ...replaceContact(known, contacts) } };
}
