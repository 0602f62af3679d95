import { unstable_rethrow } from 'next/navigation';
import { whyUnsent } from '@/components/form/unsent';
import { parseFindForm } from '@/lib/orders/find/find-form';
import { type FindFormState, findReading } from './actions';
import { findFormValues } from './find-form-values';

/**
 * Sends the form from a page with scripts. A number with a slip of the pen is reported here and
 * sends nothing; whether a day is yet to come is for the server's clock to say.
 */
export async function sendFind(state: FindFormState, form: FormData): Promise<FindFormState> {
  const values = findFormValues(form);
  const checked = parseFindForm(values, new Date());
  if (!checked.ok && checked.errors.some(({ field }) => field === 'number')) {
    return { values, errors: checked.errors, answer: null };
  }
  try {
    return await findReading(state, form);
  } catch (error) {
    unstable_rethrow(error);
    return { values, errors: [], answer: await whyUnsent(error) };
  }
}
