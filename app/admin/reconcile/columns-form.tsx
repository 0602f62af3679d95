'use client';

import { useActionState } from 'react';
import { AdminField } from '@/components/admin/admin-field';
import { useHere } from '@/components/page/use-here';
import { LIST_COLUMNS, type ListColumns } from '@/lib/payments/reconciliation/listed-payment';
import { compareList } from './actions';
import { COLUMN_NAMES } from './reconcile-words';

type Props = { id: string; titles: readonly string[]; detected: ListColumns };

/** Which column of a payment list is which: guessed, to be corrected. */
export function ColumnsForm({ id, titles, detected }: Props) {
  const initial = {
    columns: detected,
    message: null,
  };
  const [state, action, pending] = useActionState(compareList, initial, useHere());
  const options = titles.map((title, place) => ({
    value: String(place),
    name: title || `столбец ${place + 1}`,
  }));
  return (
    <form action={action} className="admin-form">
      {state.message && (
        <p role="alert" className="admin-said" data-tone="bad">
          {state.message}
        </p>
      )}
      <input type="hidden" name="id" value={id} />
      <div className="admin-row">
        {LIST_COLUMNS.map((column) => (
          <AdminField
            key={`${column} ${state.columns[column]}`}
            name={column}
            label={COLUMN_NAMES[column]}
            defaultValue={state.columns[column]?.toString() ?? ''}
            options={[{ value: '', name: 'нет в списке' }, ...options]}
          />
        ))}
      </div>
      <button type="submit" className="button" disabled={pending}>
        Сравнить
      </button>
    </form>
  );
}
