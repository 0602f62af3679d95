import { answeringAction, formAction } from '@/app/form-action';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import { actingSeller } from './acting-seller';

/**
 * Makes the server action of an admin's form that shows nothing again. It begins only for a form of
 * this very site that somebody signed in has sent; see `actingSeller`.
 */
export function adminAction(action: (form: FormData, seller: AdminSession) => Promise<void>) {
  return formAction(async (form) => action(form, await actingSeller()));
}

/** The same for a form that shows what came of it. */
export function answeringAdminAction<State>(
  action: (form: FormData, seller: AdminSession) => Promise<State>,
) {
  return answeringAction(async (form) => action(form, await actingSeller()));
}
