'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/app/form-action';
import { formText } from '@/components/form/form-text';
import { getApp } from '@/server/app/app';
import { isFromThisSite } from '../../acting-seller';
import { keepAdminCookie } from '../../admin-cookie';

export type EnterState = { message: string | null };

/** From wherever this one came. */
const TAKE_ANOTHER = 'Возьмите новую там\u00a0же, где эту.';

const REFUSALS = {
  unknown: `Такой ссылки нет. ${TAKE_ANOTHER}`,
  used: `По\u00a0этой ссылке уже вошли: она на\u00a0один раз. ${TAKE_ANOTHER}`,
  expired: `Ссылка жила 5\u00a0минут и\u00a0устарела. ${TAKE_ANOTHER}`,
  revoked: `Ссылка больше не\u00a0действует: с\u00a0тех пор изменились настройки входа. ${TAKE_ANOTHER}`,
} as const;

/** Opens the admin by a one-time link, when its button is pressed. */
export const enterAdmin = formAction(async (form: FormData): Promise<EnterState> => {
  if (!(await isFromThisSite())) return { message: 'Откройте ссылку из\u00a0чата заново.' };
  const entered = await getApp().admin.enterByLink(formText(form, 'token'));
  if (entered.kind !== 'signed_in') return { message: REFUSALS[entered.kind] };
  await keepAdminCookie(entered.key);
  redirect('/admin');
});
