'use client';

import { useActionState } from 'react';
import { type OrderFormState, orderReading } from '@/app/actions';
import { BirthDateFields } from '@/components/form/birth-date-fields';
import { ConsentBoxes } from '@/components/form/consent-boxes';
import { ContactField } from '@/components/form/contact-field';
import { FormErrors } from '@/components/form/form-errors';
import { NameField } from '@/components/form/name-field';
import { useScripted } from '@/components/form/use-scripted';
import { useWrongField } from '@/components/form/use-wrong-field';
import { InsideTelegram } from '@/components/mini-app/inside-telegram';
import { useTelegram } from '@/components/mini-app/use-telegram';
import { PrimaryAction } from '@/components/page/primary-action';
import { useHere } from '@/components/page/use-here';
import type { Origin } from '@/lib/orders/order';
import { OriginFields } from './origin-fields';
import { PromoField } from './promo-field';
import { sendOrder } from './send-order';
import { useKeptForm } from './use-kept-form';

type Props = {
  formId: string;
  initial: OrderFormState;
  price: string;
  /**
   * The token of a paid order from Telegram: its own buyer, and nobody else, may leave the contact
   * empty there to keep the one of that order.
   */
  keptFrom?: string | undefined;
  isForAnother: boolean;
  /** Whether the shop sends letters. */
  hasMail: boolean;
  /** Where the buyer came from; null where that is not remembered. */
  origin: Origin | null;
};

/**
 * The order form. It is whole without a script: errors come back beside the fields and what was
 * typed stays. `formId` is new for every rendering, so the same form sent twice is one order; a
 * form that was left for its order and come back to is the same one. The
 * documents that are agreed to are those of the edition that the form links to.
 */
export function OrderForm(props: Props) {
  const { formId, initial, price, keptFrom, isForAnother, hasMail, origin } = props;
  const scripted = useScripted();
  const isInTelegram = useTelegram() !== null;
  const [state, action, pending] = useActionState(
    scripted ? sendOrder : orderReading,
    initial,
    useHere(),
  );
  const form = useWrongField(state);
  const sentId = useKeptForm(form, formId);
  const { values, errors, message } = state;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const hasFailed = errors.length > 0 || message !== null;
  const isFirst = (field: string) => errors[0]?.field === field;

  return (
    <form ref={form} action={action} noValidate data-draft className="space-y-7">
      <FormErrors errors={errors} lead="Заказ не оформлен." message={message} />
      <input type="hidden" name="formId" value={sentId} />
      <input type="hidden" name="legalVersion" value={values.legalVersion} />
      {keptFrom && <input type="hidden" name="keptFrom" value={keptFrom} />}
      <OriginFields origin={origin} />
      <BirthDateFields
        values={values}
        error={errorOf('birthDate')}
        autoFocus={isFirst('birthDate')}
      />
      <NameField value={values.name} error={errorOf('name')} autoFocus={isFirst('name')} />
      <ContactField
        note={isInTelegram ? (keptFrom ? KEPT_NOTE : TELEGRAM_NOTE) : contactNote(hasMail)}
        value={values.contact}
        asked={values.askedContact}
        error={errors.find(({ field }) => field === 'contact')}
        autoFocus={isFirst('contact')}
      />
      <PromoField
        value={values.promoCode}
        error={errorOf('promoCode')}
        autoFocus={isFirst('promoCode')}
      />
      <div>
        <ConsentBoxes ticks={values} errors={errors} />
        {isForAnother && (
          <p className="note mt-2">Если карта для ребёнка, согласие даёт родитель.</p>
        )}
      </div>
      <PrimaryAction label={`Оформить заказ за ${price}`} isBusy={pending} isSale>
        {pending && 'Оформляем…'}
      </PrimaryAction>
      <InsideTelegram part="FormWatch" isPending={pending} hasFailed={hasFailed} />
    </form>
  );
}

function contactNote(hasMail: boolean): string {
  return hasMail ? 'Сюда придёт чек; на\u00a0e-mail придёт и\u00a0карта' : 'Сюда придёт чек';
}

const TELEGRAM_NOTE = 'Необязательно: без него заказ найдётся в\u00a0«Моих картах»';
const KEPT_NOTE = 'Можно не\u00a0заполнять: останется контакт прошлого заказа';
