'use client';

import { useActionState } from 'react';
import { useHere } from '@/components/page/use-here';
import { type OpenedBody as Opened, openBody } from './actions';

type Props = { id: string; masked: string | null; size: number };

/**
 * A body with the personal data masked, until the seller asks to see all of it; works without
 * scripts.
 */
export function OpenedBody({ id, masked, size }: Props) {
  const [opened, action, pending] = useActionState(openBody, null, useHere());
  if (opened) return <WholeBody {...opened} />;
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

function WholeBody({ fields, raw }: Opened) {
  return (
    <>
      {fields === null ? (
        <p className="note">Полей в&nbsp;теле не&nbsp;разобрать.</p>
      ) : (
        <pre className="admin-text">{fields}</pre>
      )}
      <details>
        <summary className="cursor-pointer py-2 text-accent">Как пришло, без разбора</summary>
        <pre className="admin-text">{raw}</pre>
      </details>
    </>
  );
}
