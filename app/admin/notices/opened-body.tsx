'use client';

import { useActionState } from 'react';
import { useHere } from '@/components/page/use-here';
import { openBody } from './actions';

type Props = { id: string; masked: string | null; size: number };

const INITIAL = { text: null };

/**
 * A body with the personal data masked, until the seller asks to see all of it; works without
 * scripts.
 */
export function OpenedBody({ id, masked, size }: Props) {
  const [{ text }, action, pending] = useActionState(openBody, INITIAL, useHere());
  if (text !== null) return <pre className="admin-text">{text}</pre>;
  return (
    <>
      {masked === null ? (
        <p className="note">
          Полей в&nbsp;теле не&nbsp;разобрать ({size}&nbsp;Б), поэтому показать его частично нельзя.
        </p>
      ) : (
        <pre className="admin-text">{masked}</pre>
      )}
      {size > 0 && (
        <form action={action} className="admin-actions">
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="button button-quiet" disabled={pending}>
            Показать целиком
          </button>
          <span className="note">С&nbsp;личными данными; это запишется в&nbsp;журнал.</span>
        </form>
      )}
    </>
  );
}
