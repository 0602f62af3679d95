'use client';

import { useActionState, useId } from 'react';
import { AdminField } from '@/components/admin/admin-field';
import { useHere } from '@/components/page/use-here';
import { dismiss } from './actions';

const INITIAL = { message: null, reason: '' };

/** The way out of a row that nothing here can resolve: dealt with, and why. Works without scripts. */
export function DismissRow({ listId, line }: { listId: string; line: number }) {
  const [{ message, reason }, action, pending] = useActionState(dismiss, INITIAL, useHere(useId()));
  return (
    <details open={message !== null}>
      <summary>Разобрано</summary>
      <form action={action} className="admin-form">
        <input type="hidden" name="id" value={listId} />
        <input type="hidden" name="line" value={line} />
        <AdminField
          name="reason"
          label="Причина"
          note="Останется в журнале. Без имён и контактов"
          defaultValue={reason}
          error={message ?? undefined}
        />
        <button type="submit" className="button button-quiet" disabled={pending}>
          Записать
        </button>
      </form>
    </details>
  );
}
