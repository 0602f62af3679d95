'use client';

import { useActionState, useEffect, useRef } from 'react';
import { type OrderFormState, orderReading } from '@/app/actions';
import type { Origin } from '@/lib/orders/order';
import { BirthDateFields } from './birth-date-fields';
import { CheckBox } from './check-box';
import { DocumentLink } from './document-link';
import { FormErrors } from './form-errors';
import { OriginFields } from './origin-fields';
import { PrimaryAction } from './primary-action';
import { PromoField } from './promo-field';
import { sendOrder } from './send-order';
import { InsideTelegram } from './telegram/inside-telegram';
import { TextField } from './text-field';
import { useScripted } from './use-scripted';

/** The paid order whose contacts are used when none are typed, and what may be shown of them. */
export type KeptFrom = { token: string; contact: string };

type Props = {
  formId: string;
  initial: OrderFormState;
  price: string;
  kept?: KeptFrom | undefined;
  /** Where the buyer came from; null where that is not remembered. */
  origin: Origin | null;
};

/**
 * The order form. It is whole without a script: errors come back beside the fields and what was
 * typed stays. `formId` is new for every rendering, so the same form sent twice is one order. The
 * documents that are agreed to are those of the edition that the form links to.
 */
export function OrderForm({ formId, initial, price, kept, origin }: Props) {
  const scripted = useScripted();
  const [state, action, pending] = useActionState(scripted ? sendOrder : orderReading, initial);
  const form = useRef<HTMLFormElement>(null);
  const { values, errors, message } = state;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const edition = `?version=${values.legalVersion}`;
  const hasFailed = errors.length > 0 || message !== null;
  const isFirst = (field: string) => errors[0]?.field === field;

  useEffect(() => {
    if (state.errors.length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [state]);

  return (
    <form ref={form} action={action} noValidate data-draft className="space-y-7">
      <FormErrors errors={errors} lead="Заказ не оформлен." message={message} />
      <input type="hidden" name="formId" value={formId} />
      <input type="hidden" name="legalVersion" value={values.legalVersion} />
      {kept && <input type="hidden" name="keptFrom" value={kept.token} />}
      <OriginFields origin={origin} />
      <BirthDateFields
        values={values}
        error={errorOf('birthDate')}
        autoFocus={isFirst('birthDate')}
      />
      <TextField
        name="name"
        label="Имя"
        note="Необязательно. Появится на карте"
        error={errorOf('name')}
        defaultValue={values.name}
        autoComplete="given-name"
        autoFocus={isFirst('name')}
      />
      <TextField
        name="contact"
        label="E-mail или телефон"
        note={kept ? `Оставьте пустым, и останутся прежние: ${kept.contact}` : CONTACT_NOTE}
        error={errorOf('contact')}
        defaultValue={values.contact}
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus={isFirst('contact')}
      />
      <PromoField
        value={values.promoCode}
        error={errorOf('promoCode')}
        autoFocus={isFirst('promoCode')}
      />
      <div>
        <CheckBox
          name="offer"
          checked={values.offer}
          error={errorOf('offer')}
          autoFocus={isFirst('offer')}
        >
          Принимаю условия <DocumentLink href={`/offer${edition}`}>оферты</DocumentLink>
        </CheckBox>
        <CheckBox
          name="personalData"
          checked={values.personalData}
          error={errorOf('personalData')}
          autoFocus={isFirst('personalData')}
        >
          Даю <DocumentLink href={`/consent${edition}`}>согласие на обработку данных</DocumentLink>,
          как описано в <DocumentLink href={`/privacy${edition}`}>политике</DocumentLink>
        </CheckBox>
      </div>
      <PrimaryAction label={`Оформить заказ за ${price}`} isBusy={pending} isSale>
        {pending && 'Оформляем…'}
      </PrimaryAction>
      <InsideTelegram part="FormWatch" isPending={pending} hasFailed={hasFailed} />
    </form>
  );
}

const CONTACT_NOTE = 'Для чека и чтобы не потерять заказ';
