'use client';

import { useActionState } from 'react';
import { DeskField } from '@/components/admin/desk-field';
import { EMPTY_PROMO_FORM, type PromoFormValues } from '@/lib/admin/promo-form';
import { makePromoCode } from './actions';

/** The form of a new promo code. */
export function PromoForm() {
  const initial = { values: EMPTY_PROMO_FORM, errors: [] };
  const [{ values, errors }, action, pending] = useActionState(makePromoCode, initial);
  const field = (name: keyof PromoFormValues) => ({
    name,
    defaultValue: values[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  return (
    <form action={action} noValidate className="desk-form desk-card">
      {errors.length > 0 && (
        <p role="alert" className="desk-said" data-tone="bad">
          Промокод не&nbsp;создан: {errors.map(({ message }) => message).join('. ')}.
        </p>
      )}
      <DeskField
        {...field('code')}
        label="Промокод"
        note="Большие и&nbsp;маленькие буквы не&nbsp;различаются."
      />
      <div className="desk-row">
        <DeskField
          key={values.kind}
          {...field('kind')}
          label="Скидка"
          options={[
            { value: 'percent', name: 'в процентах' },
            { value: 'fixed', name: 'в рублях' },
          ]}
        />
        <DeskField {...field('value')} label="Сколько" />
        <DeskField {...field('mostUses')} label="На сколько заказов" />
      </div>
      <p className="note">
        К&nbsp;оплате останется не&nbsp;меньше 1&nbsp;₽. Пустое число заказов&nbsp;— без
        ограничения. Заказ, который не&nbsp;оплатили в&nbsp;срок, промокод освобождает.
      </p>
      <div className="desk-row">
        <DeskField {...field('startsOn')} label="С дня" type="date" />
        <DeskField {...field('endsOn')} label="По день" type="date" />
      </div>
      <p className="note">Дни по&nbsp;Москве, последний включительно. Пусто&nbsp;— без срока.</p>
      <DeskField {...field('note')} label="Заметка для себя" />
      <button type="submit" className="button" disabled={pending}>
        {pending ? 'Создаём…' : 'Создать промокод'}
      </button>
    </form>
  );
}
