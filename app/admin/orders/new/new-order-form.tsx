'use client';

import { useActionState } from 'react';
import { AdminField } from '@/components/admin/admin-field';
import { BirthDateFields } from '@/components/form/birth-date-fields';
import { useHere } from '@/components/page/use-here';
import { type NewOrderState, placeForBuyer } from './actions';

type Props = { formId: string; price: string; initial: NewOrderState };

/** What the seller types of a buyer. `formId` is new for every rendering: sent twice is one order. */
export function NewOrderForm({ formId, price, initial }: Props) {
  const [state, action, pending] = useActionState(placeForBuyer, initial, useHere());
  const { values, errors, message } = state;
  const errorOf = (field: string) => errors.find((error) => error.field === field);
  const contact = errorOf('contact');
  return (
    <form action={action} noValidate className="admin-form admin-card">
      {(message || errors.length > 0) && (
        <p role="alert" className="admin-said" data-tone="bad">
          {message ?? 'Заказ не\u00a0оформлен: проверьте отмеченное.'}
        </p>
      )}
      <BirthDateFields
        values={values}
        error={errorOf('birthDate')?.message}
        autoFocus={errors[0]?.field === 'birthDate'}
      />
      <AdminField
        name="name"
        label="Имя"
        note="Необязательно. Имя того, чья это карта: будет на обложке"
        defaultValue={values.name}
        error={errorOf('name')?.message}
      />
      <AdminField
        name="contact"
        label="E-mail или телефон"
        note="Необязательно. На e-mail придут заказ и разбор, на телефон сообщения отправите сами"
        defaultValue={values.contact}
        error={contact?.message}
      />
      <button type="submit" className="button" disabled={pending}>
        {pending ? 'Оформляем…' : `Оформить заказ за ${price}`}
      </button>
      <input type="hidden" name="formId" value={formId} />
      <input
        type="hidden"
        name="askedContact"
        value={contact?.suggestion ? values.contact : values.askedContact}
      />
    </form>
  );
}
