'use client';

import { type ReactNode, useActionState, useId } from 'react';
import type { ActionState } from '@/app/admin/orders/[id]/reason-of';
import { AdminField } from '@/components/admin/admin-field';
import { BirthDateFields } from '@/components/form/birth-date-fields';
import { useHere } from '@/components/page/use-here';

type Field =
  | { kind: 'birth_date' }
  | { kind: 'contacts'; name: string | null; email: string | null; phone: string | null }
  | { kind: 'payment_id' }
  | { kind: 'payment'; ids: readonly string[] }
  | { kind: 'reason' };

type Props = {
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
  orderId: string;
  /** More that the form carries. */
  hidden?: Record<string, string>;
  fields?: readonly Field[];
  button: ReactNode;
  /** A second button that does more, and the field by which the action knows it. */
  alternative?: { name: string; label: string };
  isQuiet?: boolean;
};

const INITIAL: ActionState = { values: {}, errors: {}, message: null };

/** The form of one action on an order: works without scripts, and loses nothing that was typed. */
export function ActionForm(props: Props) {
  const { action, orderId, hidden = {}, fields = [], button, alternative, isQuiet } = props;
  const [state, send, pending] = useActionState(action, INITIAL, useHere(useId()));
  return (
    <form action={send} className="admin-form" noValidate>
      {state.message && (
        <p role="alert" className="admin-said" data-tone="bad">
          {state.message}
        </p>
      )}
      {fields.map((field) => (
        <ActionField key={field.kind} field={field} state={state} />
      ))}
      <div className="admin-actions">
        <button
          type="submit"
          className={isQuiet ? 'button button-quiet' : 'button'}
          disabled={pending}
        >
          {button}
        </button>
        {alternative && (
          <button
            type="submit"
            name={alternative.name}
            value="1"
            className="button button-quiet"
            disabled={pending}
          >
            {alternative.label}
          </button>
        )}
      </div>
      {Object.entries({ id: orderId, ...hidden }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}

function ActionField({ field, state }: { field: Field; state: ActionState }) {
  const { values, errors } = state;
  switch (field.kind) {
    case 'birth_date': {
      const { day = '', month = '', year = '' } = values;
      return (
        <BirthDateFields
          values={{ day, month, year }}
          error={errors.birthDate}
          autoFocus={Boolean(errors.birthDate)}
        />
      );
    }
    case 'contacts':
      return <ContactsFields {...field} state={state} />;
    case 'payment_id':
      return (
        <AdminField
          name="paymentId"
          label="Номер платежа в Prodamus"
          note="Из «Списка платежей» в кабинете Prodamus. По нему узнаем уведомление, если оно придёт позже"
          defaultValue={values.paymentId ?? ''}
          error={errors.paymentId}
        />
      );
    case 'payment':
      return (
        <AdminField
          name="paymentId"
          label="Какая оплата возвращена"
          options={field.ids.map((id) => ({ value: id, name: `платёж ${id}` }))}
          {...(values.paymentId ? { defaultValue: values.paymentId } : {})}
        />
      );
    case 'reason':
      return (
        <AdminField
          name="reason"
          label="Причина"
          note="Останется в журнале. Без имён и контактов"
          defaultValue={values.reason ?? ''}
          error={errors.reason}
        />
      );
    default:
      return field satisfies never;
  }
}

type ContactsProps = Extract<Field, { kind: 'contacts' }> & { state: ActionState };

/** Each contact as the order has it, or as it was just typed. */
function ContactsFields({ name, email, phone, state: { values, errors } }: ContactsProps) {
  return (
    <>
      <AdminField
        name="name"
        label="Имя"
        note="Стоит на карте. Можно оставить пустым"
        defaultValue={values.name ?? name ?? ''}
        error={errors.name}
      />
      <AdminField
        name="email"
        label="E-mail"
        defaultValue={values.email ?? email ?? ''}
        error={errors.email}
      />
      <AdminField
        name="phone"
        label="Телефон"
        defaultValue={values.phone ?? phone ?? ''}
        error={errors.phone}
      />
      <input type="hidden" name="askedEmail" value={errors.email ? (values.email ?? '') : ''} />
    </>
  );
}
