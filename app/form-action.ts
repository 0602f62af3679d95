import { NotAForm } from '@/server/http/not-a-form';

/**
 * Makes the server action of a form (`useActionState`). The types of its arguments are a promise of
 * our own pages alone: anybody calls it with anything, and what is no form is answered by 400,
 * before the action has begun. What the form has shown before comes from the client as well, so the
 * action is not even given it.
 */
export function formAction<State>(action: (form: FormData) => Promise<State>) {
  return async (_shown: unknown, form: FormData): Promise<State> => action(formIn(form));
}

function formIn(argument: unknown): FormData {
  if (argument instanceof FormData) return argument;
  throw new NotAForm('an action was called without its form');
}
