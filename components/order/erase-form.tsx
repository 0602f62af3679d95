'use client';

import { BirthDateFields } from '../form/birth-date-fields';
import { FormErrors } from '../form/form-errors';
import { ERASE_MESSAGES, type EraseRefusal, isOfDate } from './erase-messages';

type Props = { token: string; refusal: EraseRefusal | null };

/** Asks for the birth date once more and erases. A plain form: it is whole without a script. */
export function EraseForm({ token, refusal }: Props) {
  const message = refusal && ERASE_MESSAGES[refusal];
  const ofDate = refusal && isOfDate(refusal) ? ERASE_MESSAGES[refusal] : undefined;
  return (
    <form method="post" action={`/order/${token}/erasure`} noValidate className="space-y-7">
      <FormErrors
        errors={ofDate ? [{ field: 'birthDate', message: ofDate }] : []}
        lead="Данные не удалены."
        message={ofDate ? null : message}
      />
      <BirthDateFields
        values={{ day: '', month: '', year: '' }}
        error={ofDate}
        autoFocus={Boolean(ofDate)}
      />
      <button type="submit" className="button w-full">
        Удалить навсегда
      </button>
    </form>
  );
}
