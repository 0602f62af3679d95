import { unstable_rethrow } from 'next/navigation';
import { UNSENT_MESSAGES, whyUnsent } from '@/components/form/unsent';
import { agree, type ConsentFormState } from './actions';
import { consentTicksOf } from './consent-ticks-of';

/** Sends the form from a page with scripts; when nothing comes back, what was ticked stays. */
export async function sendConsent(
  state: ConsentFormState,
  form: FormData,
): Promise<ConsentFormState> {
  try {
    return await agree(state, form);
  } catch (error) {
    unstable_rethrow(error);
    return {
      ticks: consentTicksOf(form),
      errors: [],
      message: UNSENT_MESSAGES[await whyUnsent(error)],
    };
  }
}
