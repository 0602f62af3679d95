import type { Contacts } from './order';

/** Which of the contacts differ. */
export type ContactsChange = Record<keyof Contacts, boolean>;

/** Compares contacts; null when they are the same. */
export function contactsChange(before: Contacts, after: Contacts): ContactsChange | null {
  const change = {
    name: before.name !== after.name,
    email: before.email !== after.email,
    phone: before.phone !== after.phone,
  };
  return change.name || change.email || change.phone ? change : null;
}
