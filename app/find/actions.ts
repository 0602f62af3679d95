'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/app/form-action';
import { isWithinLimits } from '@/app/is-within-limits';
import { type FindFormValues, parseFindForm } from '@/lib/orders/find/find-form';
import type { FindOrderOutcome, FindRequest } from '@/lib/orders/find/find-order';
import type { FieldError } from '@/lib/orders/order-request';
import { getApp } from '@/server/app/app';
import type { FindAnswerKind } from './find-answer';
import { findFormValues } from './find-form-values';

/** What the form shows after it was sent and led nowhere. */
export type FindFormState = {
  values: FindFormValues;
  errors: FieldError[];
  answer: FindAnswerKind | null;
};

/** Goes on to the reading of the form's number and birth date, or to its order when unpaid. */
export const findReading = formAction(async (form: FormData): Promise<FindFormState> => {
  const app = getApp();
  const values = findFormValues(form);
  const parsed = parseFindForm(values, app.clock());
  if (!parsed.ok) return { values, errors: parsed.errors, answer: null };
  if (!(await isWithinLimits(app.limits.finds))) return { values, errors: [], answer: 'too_fast' };
  const found = await find(parsed.request);
  if (found.kind === 'reading') redirect(`/reading/${found.token}`);
  if (found.kind === 'order') redirect(`/order/${found.token}`);
  return { values, errors: [], answer: found.kind };
});

async function find(request: FindRequest): Promise<FindOrderOutcome | { kind: 'busy' }> {
  const app = getApp();
  try {
    return await app.findOrder(request);
  } catch (error) {
    app.errorLogs.failures.failure(error, 'a reading could not be looked for');
    return { kind: 'busy' };
  }
}
