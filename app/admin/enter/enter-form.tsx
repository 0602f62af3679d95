'use client';

import { useActionState } from 'react';
import { enterAdmin } from '@/app/admin/enter/[token]/actions';
import { useHere } from '@/components/page/use-here';

const INITIAL = { message: null };

/** The button that uses a one-time link. */
export function EnterForm({ token }: { token: string }) {
  const [{ message }, action, pending] = useActionState(enterAdmin, INITIAL, useHere());
  return (
    <form action={action} className="admin-form">
      {message && (
        <p role="alert" className="admin-said" data-tone="bad">
          {message}
        </p>
      )}
      <input type="hidden" name="token" value={token} />
      <p>Ссылка открывает кабинет один раз. Чужим её не&nbsp;пересылайте.</p>
      <button type="submit" className="button" disabled={pending}>
        Войти в&nbsp;кабинет
      </button>
    </form>
  );
}
