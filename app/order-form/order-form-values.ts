import { formText } from '@/components/form/form-text';
import type { OrderFormValues, SellerOrderValues } from '@/lib/orders/order-form';

/** Reads the order form as it was filled in; used on both sides of the wire. */
export function orderFormValues(form: FormData): OrderFormValues {
  return {
    ...sellerOrderValues(form),
    promoCode: formText(form, 'promoCode'),
    offer: form.has('offer'),
    personalData: form.has('personalData'),
    legalVersion: formText(form, 'legalVersion'),
  };
}

/** The same of the form by which the seller orders for a buyer: it has no code and no consents. */
export function sellerOrderValues(form: FormData): SellerOrderValues {
  return {
    day: formText(form, 'day'),
    month: formText(form, 'month'),
    year: formText(form, 'year'),
    name: formText(form, 'name'),
    contact: formText(form, 'contact'),
    askedContact: formText(form, 'askedContact'),
  };
}
