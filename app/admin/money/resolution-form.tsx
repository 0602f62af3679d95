'use client';

import { useActionState, useId } from 'react';
import { AdminField } from '@/components/admin/admin-field';
import { CheckBox } from '@/components/form/check-box';
import { useHere } from '@/components/page/use-here';
import type { Resolution } from '@/lib/payments/resolutions';
import { resolveMoney } from './actions';

type Props = {
  id: string;
  way: Resolution;
  /** What is confirmed when a reading is given in spite of a mismatch, with both sums. */
  confirmation: string;
  /** Where the numbers of orders that wait for payment are listed. */
  numbersId: string;
};

const NAMES: Record<Resolution, string> = {
  attached: 'Отнести к\u00a0заказу',
  delivered: 'Отдать разбор',
  returned: 'Деньги возвращены',
  dismissed: 'Закрыть без действия',
};

/** One way to resolve unmatched money, folded until it is wanted; works without scripts. */
export function ResolutionForm({ id, way, confirmation, numbersId }: Props) {
  const initial = { message: null, number: '', reason: '' };
  const fieldId = useId();
  const [{ message, number, reason }, action, pending] = useActionState(
    resolveMoney,
    initial,
    useHere(fieldId),
  );
  return (
    <details open={message !== null}>
      <summary>{NAMES[way]}</summary>
      <form action={action} className="admin-form">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="way" value={way} />
        {message && (
          <p role="alert" className="admin-said" data-tone="bad">
            {message}
          </p>
        )}
        {way === 'attached' && (
          <div>
            <label htmlFor={fieldId} className="label">
              № заказа
            </label>
            <input
              id={fieldId}
              name="number"
              className="field"
              inputMode="numeric"
              autoComplete="off"
              list={numbersId}
              defaultValue={number}
            />
          </div>
        )}
        {way === 'delivered' && (
          <CheckBox name="agreed" checked={false} error={undefined} autoFocus={false}>
            {confirmation}
          </CheckBox>
        )}
        <AdminField
          name="reason"
          label="Причина"
          note={
            way === 'attached' || way === 'delivered'
              ? 'Можно оставить пустой. Видна только вам, в журнале. Без имён и контактов'
              : 'Останется в журнале. Без имён и контактов'
          }
          defaultValue={reason}
        />
        <button type="submit" className="button" disabled={pending}>
          {NAMES[way]}
        </button>
      </form>
    </details>
  );
}
