'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/app/form-action';
import { clientAddress, isWithinLimits } from '@/app/is-within-limits';
import { formText } from '@/components/form/form-text';
import type { CorrectedOwnContacts, OwnCorrection } from '@/lib/checkout/correct-own-contacts';
import { type ContactsFormValues, parseContactsForm } from '@/lib/orders/contacts-form';
import type { FieldError } from '@/lib/orders/order-request';
import { getApp } from '@/server/app/app';
import { limitKey } from '@/server/http/client-address';
import { contactsFormValues } from './contacts-form-values';

/** What the form shows after it was sent and something has to be corrected. */
export type ContactsFormState = {
  values: ContactsFormValues;
  errors: FieldError[];
  /** What went wrong beside the fields; null when nothing did. */
  message: string | null;
};

/** Corrects name and contact of an unpaid order, then goes back to its page. */
export const correctContacts = formAction(async (form): Promise<ContactsFormState> => {
  const app = getApp();
  const token = formText(form, 'token');
  const page = `/order/${encodeURIComponent(token)}`;
  const values = contactsFormValues(form);
  const details = await app.store.findOrder(token);
  if (!details) redirect(page);
  const parsed = parseContactsForm(values, details.order.contacts);
  if (!parsed.ok) return { values, errors: parsed.errors, message: null };
  if (!(await isWithinLimits(app.limits.orders))) return { values, errors: [], message: TOO_MANY };
  const address = limitKey(await clientAddress());
  const outcome = await correct({ token, contacts: parsed.contacts, address });
  switch (outcome) {
    case 'corrected':
      redirect(`${page}?contacts=corrected`);
      break;
    case 'same':
    case 'closed':
    case 'unknown':
      redirect(page);
      break;
    case 'failed':
      return { values, errors: [], message: BUSY };
    default:
      return outcome satisfies never;
  }
});

async function correct(correction: OwnCorrection): Promise<CorrectedOwnContacts | 'failed'> {
  const app = getApp();
  try {
    return await app.correctOwnContacts(correction);
  } catch (error) {
    app.errorLogs.failures.failure(error, 'a contact was not corrected');
    return 'failed';
  }
}

const TOO_MANY = 'Слишком много попыток подряд. Подождите минуту и\u00a0отправьте ещё раз.';
const BUSY =
  'Сейчас исправить не\u00a0удалось. Всё, что вы\u00a0ввели, осталось в\u00a0форме: попробуйте через минуту.';
