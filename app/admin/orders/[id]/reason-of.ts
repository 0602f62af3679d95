import { formText } from '@/components/form/form-text';

/** What is wrong with each field of a form of an action. */
export type ActionErrors = Partial<Record<string, string>>;

/** What a form of an action shows after it was sent and something has to be corrected. */
export type ActionState = {
  values: Record<string, string>;
  errors: ActionErrors;
  message: string | null;
};

const SHORTEST = 3;

/** Reads the reason of an action; `error` is what is said beside the field. */
export function reasonOf(form: FormData): { reason: string; error: string | null } {
  const reason = formText(form, 'reason').trim();
  const error = reason.length < SHORTEST ? 'Напишите причину: она останется в\u00a0журнале' : null;
  return { reason, error };
}
