'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import {
  endPromoCode as disablePromoCode,
  resumePromoCode as enablePromoCode,
  makePromoCode as savePromoCode,
} from '@/lib/admin/promo-code';
import { type PromoFormValues, readPromoForm } from '@/lib/admin/promo-form';
import type { FieldError } from '@/lib/orders/order-request';
import { amountWith } from '@/lib/orders/promo';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';

/** What the form shows after it was sent and something has to be corrected. */
export type PromoFormState = {
  values: PromoFormValues;
  errors: FieldError[];
  /** Whether nothing is wrong, but what is left to pay was not yet shown. */
  isAsked: boolean;
};

/**
 * Makes a promo code that counts from its first day on, once the form has shown what it leaves to
 * pay of the price of now.
 */
export const makePromoCode = adminAction(async (form, seller): Promise<PromoFormState> => {
  const values = promoFormValues(form);
  const { store, clock, settings } = getApp();
  const at = clock();
  const read = readPromoForm(values, at);
  if (!read.ok) return { values, errors: read.errors, isAsked: false };
  const { code, kind, value, mostUses } = read.promo;
  const toPay = amountWith(read.promo, settings().price);
  if (formText(form, 'toPay') !== String(toPay)) return { values, errors: [], isAsked: true };
  const details = { code, kind, value, mostUses };
  const entry = { at, actor: seller.actor, action: 'promo_code_made', details } as const;
  const made = await savePromoCode(store, read.promo, entry);
  switch (made.kind) {
    case 'made':
      redirect('/admin/promo?done=promo_made');
      break;
    case 'taken':
      return {
        values,
        errors: [{ field: 'code', message: 'Такой промокод уже есть' }],
        isAsked: false,
      };
    default:
      return made.kind satisfies never;
  }
});

/** Ends a code for new orders; orders that have it already keep their sum. */
export const endPromoCode = adminAction(async (form, seller): Promise<void> => {
  const { store, clock } = getApp();
  const code = formText(form, 'code');
  const entry = { actor: seller.actor, action: 'promo_code_ended', details: { code } } as const;
  const { kind } = await disablePromoCode(store, code, { at: clock(), ...entry });
  redirect(`/admin/promo?done=${kind === 'ended' ? 'promo_ended' : 'nothing_changed'}`);
});

/** Has a code that was ended by hand count again. */
export const resumePromoCode = adminAction(async (form, seller): Promise<void> => {
  const { store, clock } = getApp();
  const code = formText(form, 'code');
  const entry = { actor: seller.actor, action: 'promo_code_resumed', details: { code } } as const;
  const { kind } = await enablePromoCode(store, code, { at: clock(), ...entry });
  redirect(`/admin/promo?done=${kind === 'resumed' ? 'promo_resumed' : 'nothing_changed'}`);
});

function promoFormValues(form: FormData): PromoFormValues {
  return {
    code: formText(form, 'code'),
    kind: formText(form, 'kind'),
    value: formText(form, 'value'),
    mostUses: formText(form, 'mostUses'),
    startsOn: formText(form, 'startsOn'),
    endsOn: formText(form, 'endsOn'),
    note: formText(form, 'note'),
  };
}
