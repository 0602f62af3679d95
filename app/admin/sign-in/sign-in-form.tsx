'use client';

import { useActionState, useId } from 'react';
import { useHere } from '@/components/page/use-here';
import { type SignInState, signInByPassword } from './actions';

/** The password of the admin; works without scripts too. */
export function SignInForm({ initial }: { initial: SignInState }) {
  const [{ message }, action, pending] = useActionState(signInByPassword, initial, useHere());
  const id = useId();
  return (
    <form action={action} className="admin-form">
      {message && (
        <p id={`${id}-said`} role="alert" className="admin-said" data-tone="bad">
          {message}
        </p>
      )}
      <input type="text" name="username" autoComplete="username" defaultValue="seller" hidden />
      <div>
        <label htmlFor={id} className="label">
          Пароль
        </label>
        <input
          id={id}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-describedby={message ? `${id}-said` : undefined}
          className="field"
        />
      </div>
      <button type="submit" className="button" disabled={pending}>
        {pending ? 'Проверяем…' : 'Войти'}
      </button>
    </form>
  );
}
