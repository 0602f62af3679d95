'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/app/form-action';
import { isWithinLimits } from '@/app/is-within-limits';
import { formText } from '@/components/form/form-text';
import type { GivenConsent, OwnConsent } from '@/lib/checkout/give-consent';
import { type ConsentTicks, consentErrors, UNKNOWN_EDITION } from '@/lib/orders/consent-ticks';
import type { FieldError } from '@/lib/orders/order-request';
import { getApp } from '@/server/app/app';
import { consentTicksOf } from './consent-ticks-of';

/** What the form shows after it was sent and something has to be corrected. */
export type ConsentFormState = {
  ticks: ConsentTicks;
  errors: FieldError[];
  /** What went wrong beside the boxes; null when nothing did. */
  message: string | null;
};

/** Keeps that the buyer agrees, then goes on to the page of the order, where it can be paid. */
export const agree = formAction(async (form): Promise<ConsentFormState> => {
  const app = getApp();
  const token = formText(form, 'token');
  const ticks = consentTicksOf(form);
  const { legalVersion: version } = ticks;
  const editions = await app.legalEditionsWith(version);
  if (!editions.some((edition) => edition.version === version)) {
    const unticked = { offer: false, personalData: false, legalVersion: editions[0].version };
    return { ticks: unticked, errors: [UNKNOWN_EDITION], message: null };
  }
  const errors = consentErrors(ticks);
  if (errors.length > 0) return { ticks, errors, message: null };
  if (!(await isWithinLimits(app.limits.orders))) return { ticks, errors, message: TOO_MANY };
  const outcome = await giveConsent({ token, version, channel: 'web' });
  if (outcome === 'failed') return { ticks, errors, message: BUSY };
  // The page of the order says the rest, also of one that there is not.
  redirect(`/order/${encodeURIComponent(token)}`);
});

async function giveConsent(consent: OwnConsent): Promise<GivenConsent | 'failed'> {
  const app = getApp();
  try {
    return await app.giveConsent(consent);
  } catch (error) {
    app.errorLogs.failures.failure(error, 'a consent was not kept');
    return 'failed';
  }
}

const TOO_MANY = 'Слишком много попыток подряд. Подождите минуту и\u00a0отправьте ещё раз.';
const BUSY =
  'Ответ пока не\u00a0сохранился. Отметки остались в\u00a0форме: попробуйте через минуту.';
