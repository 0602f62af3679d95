import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getApp } from '@/server/app/app';
import { outdatedForm } from '@/server/http/sent-form';
import { whoIsSignedIn } from '../signed-in';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Вход' };

type Props = { searchParams: Promise<{ refused?: string | string[] }> };

const REFUSALS: Record<string, string> = {
  session: 'Вы\u00a0вышли или вход устарел. Ничего не\u00a0изменилось: войдите и\u00a0повторите.',
  origin: 'Запрос пришёл не\u00a0со\u00a0страницы кабинета. Ничего не\u00a0изменилось.',
};

const OUTDATED = 'Магазин обновился, пока страница была открыта. Введите пароль ещё раз.';

/** The way into the admin. */
export default async function SignInPage({ searchParams }: Props) {
  if (await whoIsSignedIn()) redirect('/admin');
  const { refused } = await searchParams;
  const { admin, telegram } = getApp().config;
  const said = outdatedForm() ? OUTDATED : REFUSALS[String(refused)];
  return (
    <main className="admin-page admin-narrow">
      <h1>Кабинет продавца</h1>
      <SignInForm initial={{ message: said ?? null }} />
      {telegram && admin.telegramIds.length > 0 && (
        <p className="note">
          Без пароля: напишите боту <b>/desk</b>, он пришлёт ссылку на&nbsp;один вход.
        </p>
      )}
    </main>
  );
}
