import { unstable_rethrow } from 'next/navigation';
import { UNSENT_MESSAGES, whyUnsent } from '@/components/form/unsent';
import { type ContactsFormState, correctContacts } from './actions';
import { contactsFormValues } from './contacts-form-values';

/** Sends the form from a page with scripts; when nothing comes back, what was typed stays. */
export async function sendContacts(
  state: ContactsFormState,
  form: FormData,
): Promise<ContactsFormState> {
  try {
    return await correctContacts(state, form);
  } catch (error) {
    unstable_rethrow(error);
    const message = UNSENT_MESSAGES[await whyUnsent(error)];
    return { values: contactsFormValues(form), errors: [], message };
  }
}
