'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { formAction } from '@/app/form-action';
import { formText } from '@/components/form/form-text';
import { getApp } from '@/server/app/app';
import { limitKey } from '@/server/http/client-address';
import { isFromThisSite } from '../acting-seller';
import { keepAdminCookie, readDeviceCookie } from '../admin-cookie';

export type SignInState = { message: string | null };

/** Opens the admin by its password; every wrong one looks the same. */
export const signInByPassword = formAction(async (form: FormData): Promise<SignInState> => {
  if (!(await isFromThisSite())) return { message: 'Откройте эту страницу заново и\u00a0войдите.' };
  const address = limitKey((await headers()).get('x-forwarded-for') ?? '');
  const password = formText(form, 'password');
  const outcome = await getApp().admin.signIn(password, address, await readDeviceCookie());
  switch (outcome.kind) {
    case 'signed_in':
      await keepAdminCookie(outcome.key);
      redirect('/admin');
      break;
    case 'wrong':
      return { message: 'Пароль не\u00a0подошёл. Проверьте раскладку и\u00a0Caps\u00a0Lock.' };
    case 'too_many':
      return { message: `Слишком много попыток. ${waitInWords(outcome.seconds)}` };
    case 'closed':
      return { message: 'Пароль ещё не\u00a0задан: npm run admin:password на\u00a0сервере.' };
    default:
      return outcome satisfies never;
  }
});

const BY_LINK =
  'Или войдите по\u00a0ссылке: её присылает бот на\u00a0/desk и\u00a0печатает на\u00a0сервере deploy/run.sh admin:link (без\u00a0установщика\u00a0— npm run admin:link).';

function waitInWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return `Следующая\u00a0— через ${minutes}\u00a0мин. ${BY_LINK}`;
}
