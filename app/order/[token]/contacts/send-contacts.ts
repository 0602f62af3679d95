import { unstable_rethrow } from 'next/navigation';
import { wasRefused } from '@/components/form/was-refused';
import { type ContactsFormState, correctContacts } from './actions';
import { contactsFormValues } from './contacts-form-values';

const NO_CONNECTION =
  'Нет связи с\u00a0сайтом. Введённое сохранено: проверьте интернет и\u00a0отправьте ещё раз.';

const REFUSED =
  'Сайт сейчас не\u00a0принял форму. Введённое сохранено: подождите минуту и\u00a0отправьте ещё раз.';

/** Sends the form from a page with scripts; when nothing comes back, what was typed stays. */
export async function sendContacts(
  state: ContactsFormState,
  form: FormData,
): Promise<ContactsFormState> {
  try {
    return await correctContacts(state, form);
  } catch (error) {
    unstable_rethrow(error);
    const message = wasRefused(error) ? REFUSED : NO_CONNECTION;
    return { values: contactsFormValues(form), errors: [], message };
  }
}
