'use client';

import { useActionState } from 'react';
import { useHere } from '@/components/page/use-here';
import { makeLetterLink } from './actions';

const INITIAL = { message: null };

/** Offers to make the link that an order lacks. */
export function LetterLink({ orderId }: { orderId: string }) {
  const [{ message }, action, pending] = useActionState(makeLetterLink, INITIAL, useHere());
  return (
    <form action={action} className="admin-form">
      <p>
        У&nbsp;этого заказа нет индивидуальной ссылки, которая ещё действует, а&nbsp;письмо без неё
        не&nbsp;поможет.
      </p>
      {message && (
        <p role="alert" className="admin-said" data-tone="bad">
          {message}
        </p>
      )}
      <input type="hidden" name="order" value={orderId} />
      <button type="submit" className="button" disabled={pending}>
        {pending ? 'Создаём…' : 'Создать ссылку'}
      </button>
    </form>
  );
}
