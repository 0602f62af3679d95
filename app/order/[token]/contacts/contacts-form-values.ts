import { formText } from '@/components/form/form-text';
import type { ContactsFormValues } from '@/lib/orders/contacts-form';

/** Reads the form that corrects name and contact as it was filled in; used on both sides of the wire. */
export function contactsFormValues(form: FormData): ContactsFormValues {
  return {
    name: formText(form, 'name'),
    contact: formText(form, 'contact'),
    askedContact: formText(form, 'askedContact'),
  };
}
