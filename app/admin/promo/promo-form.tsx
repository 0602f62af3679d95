'use client';

import { type FormEvent, useActionState, useState } from 'react';
import { AdminField } from '@/components/admin/admin-field';
import { formText } from '@/components/form/form-text';
import { useHere } from '@/components/page/use-here';
import { amountToPay, EMPTY_PROMO_FORM, type PromoFormValues } from '@/lib/admin/promo-form';
import { formatRoubles, type Kopecks } from '@/lib/money';
import { makePromoCode } from './actions';

/**
 * The form of a new promo code. It says what the code leaves to pay of the price of now, with
 * scripts while it is typed, without them after a first sending that makes nothing yet.
 */
export function PromoForm({ price }: { price: Kopecks }) {
  const initial = { values: EMPTY_PROMO_FORM, errors: [], isAsked: false };
  const [state, action, pending] = useActionState(makePromoCode, initial, useHere());
  const { values, errors, isAsked } = state;
  const [typed, setTyped] = useState<Pick<PromoFormValues, 'kind' | 'value'>>(values);
  const toPay = amountToPay(typed, price);
  const follow = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    const form = new FormData(currentTarget);
    setTyped({ kind: formText(form, 'kind'), value: formText(form, 'value') });
  };
  const field = (name: keyof PromoFormValues) => ({
    name,
    defaultValue: values[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  return (
    <form action={action} onInput={follow} noValidate className="admin-form admin-card">
      {errors.length > 0 && (
        <p role="alert" className="admin-said" data-tone="bad">
          Промокод не&nbsp;создан: {errors.map(({ message }) => message).join('. ')}.
        </p>
      )}
      {isAsked && (
        <p role="alert" className="admin-said">
          Промокод ещё не&nbsp;создан. Проверьте, сколько останется к&nbsp;оплате, и&nbsp;нажмите
          ещё раз.
        </p>
      )}
      <AdminField
        {...field('code')}
        label="Промокод"
        note="Большие и&nbsp;маленькие буквы не&nbsp;различаются."
      />
      <div className="admin-row">
        <AdminField
          key={values.kind}
          {...field('kind')}
          label="Скидка"
          options={[
            { value: 'percent', name: 'в процентах' },
            { value: 'fixed', name: 'в рублях' },
          ]}
        />
        <AdminField {...field('value')} label="Сколько" />
        <AdminField {...field('mostUses')} label="На сколько заказов" />
      </div>
      <p role="status">
        {toPay === null
          ? `Разбор сейчас стоит ${formatRoubles(price)}.`
          : `К\u00a0оплате останется ${formatRoubles(toPay)} из\u00a0${formatRoubles(price)}.`}
      </p>
      <p className="note">
        Меньше 1&nbsp;₽ к&nbsp;оплате не&nbsp;бывает. Пустое число заказов&nbsp;— без ограничения.
        Заказ, который не&nbsp;оплатили в&nbsp;срок, промокод освобождает.
      </p>
      <div className="admin-row">
        <AdminField {...field('startsOn')} label="С дня" type="date" />
        <AdminField {...field('endsOn')} label="По день" type="date" />
      </div>
      <p className="note">Дни по&nbsp;Москве, последний включительно. Пусто&nbsp;— без срока.</p>
      <AdminField {...field('note')} label="Заметка для себя" />
      <button type="submit" className="button" disabled={pending}>
        {pending ? 'Создаём…' : 'Создать промокод'}
      </button>
      <input type="hidden" name="toPay" value={toPay ?? ''} />
    </form>
  );
}
