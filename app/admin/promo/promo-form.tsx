'use client';

import { useActionState } from 'react';
import { AdminField } from '@/components/admin/admin-field';
import { useHere } from '@/components/page/use-here';
import { EMPTY_PROMO_FORM, type PromoFormValues } from '@/lib/admin/promo-form';
import { makePromoCode } from './actions';

/** The form of a new promo code. */
export function PromoForm() {
  const initial = { values: EMPTY_PROMO_FORM, errors: [] };
  const [{ values, errors }, action, pending] = useActionState(makePromoCode, initial, useHere());
  const field = (name: keyof PromoFormValues) => ({
    name,
    defaultValue: values[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  return (
    <form action={action} noValidate className="admin-form admin-card">
      {errors.length > 0 && (
        <p role="alert" className="admin-said" data-tone="bad">
          Промокод не&nbsp;создан: {errors.map(({ message }) => message).join('. ')}.
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
      <p className="note">
        К&nbsp;оплате останется не&nbsp;меньше 1&nbsp;₽. Пустое число заказов&nbsp;— без
        ограничения. Заказ, который не&nbsp;оплатили в&nbsp;срок, промокод освобождает.
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
    </form>
  );
}
