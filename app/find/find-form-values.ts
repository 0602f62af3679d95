import { formText } from '@/components/form/form-text';
import type { FindFormValues } from '@/lib/orders/find/find-form';

/** Reads the form that finds an order as it was filled in; used on both sides of the wire. */
export function findFormValues(form: FormData): FindFormValues {
  return {
    number: formText(form, 'number'),
    day: formText(form, 'day'),
    month: formText(form, 'month'),
    year: formText(form, 'year'),
  };
}
