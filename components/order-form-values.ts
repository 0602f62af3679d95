import type { OrderFormValues } from '@/lib/orders/order-form';

const LONGEST = 300;

/** Reads the order form as it was filled in; used on both sides of the wire. */
export function orderFormValues(form: FormData): OrderFormValues {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.slice(0, LONGEST) : '';
  };
  return {
    day: text('day'),
    month: text('month'),
    year: text('year'),
    name: text('name'),
    contact: text('contact'),
    offer: form.has('offer'),
    personalData: form.has('personalData'),
  };
}
