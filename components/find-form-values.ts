import type { FindFormValues } from '@/lib/orders/find-form';
import { formText } from './form-text';

/** Reads the form that finds an order as it was filled in; used on both sides of the wire. */
export function findFormValues(form: FormData): FindFormValues {
  return {
    number: formText(form, 'number'),
    day: formText(form, 'day'),
    month: formText(form, 'month'),
    year: formText(form, 'year'),
  };
}
