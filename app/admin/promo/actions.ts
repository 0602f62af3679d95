'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import {
  endPromoCode as disablePromoCode,
  makePromoCode as savePromoCode,
} from '@/lib/admin/promo-code';
import { type PromoFormValues, readPromoForm } from '@/lib/admin/promo-form';
import type { FieldError } from '@/lib/orders/order-request';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';

/** What the form shows after it was sent and something has to be corrected. */
export type PromoFormState = { values: PromoFormValues; errors: FieldError[] };

/** Makes a promo code that counts from its first day on. */
export const makePromoCode = adminAction(async (form, seller): Promise<PromoFormState> => {
  const values = promoFormValues(form);
  const { store, clock } = getApp();
  const at = clock();
  const read = readPromoForm(values, at);
  if (!read.ok) return { values, errors: read.errors };
  const { code, kind, value, mostUses } = read.promo;
  const details = { code, kind, value, mostUses };
  const entry = { at, actor: seller.actor, action: 'promo_code_made', details } as const;
  const made = await savePromoCode(store, read.promo, entry);
  switch (made.kind) {
    case 'made':
      redirect('/admin/promo?done=promo_made');
      break;
    case 'taken':
      return { values, errors: [{ field: 'code', message: 'Такой промокод уже есть' }] };
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
