import { formAction } from '@/app/form-action';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import { actingSeller } from './acting-seller';

/**
 * Makes the server action of an admin's form. It begins only for a form of this very site that
 * somebody signed in has sent; see `actingSeller`.
 */
export function adminAction<State>(
  action: (form: FormData, seller: AdminSession) => Promise<State>,
) {
  return formAction(async (form) => action(form, await actingSeller()));
}
