import { BIRTH_DATE_MESSAGES, parseBirthDate } from '@/lib/chakras/birth-date';
import { type OrderNumberProblem, parseOrderNumber } from '../number';
import type { FieldError } from '../order-request';
import { joinBirthDate } from '../typed-birth-date';
import type { FindRequest } from './find-order';

/** The form as people filled it in: what is shown again when nothing was found. */
export type FindFormValues = { number: string; day: string; month: string; year: string };

export const EMPTY_FIND_FORM: FindFormValues = { number: '', day: '', month: '', year: '' };

export type ParsedFindForm =
  | { ok: true; request: FindRequest }
  | { ok: false; errors: FieldError[] };

const NUMBER_MESSAGES: Record<OrderNumberProblem, string> = {
  absent: 'Укажите номер заказа',
  malformed: 'В номере заказа 10 цифр: например, 1234\u00a0567\u00a0897',
  misspelt: 'Проверьте номер: в нём опечатка',
};

/**
 * Checks the form that finds an order, in the browser as on the server. Errors name its fields,
 * number and birthDate, in that order. `now` is a UTC instant.
 */
export function parseFindForm(values: FindFormValues, now: Date): ParsedFindForm {
  const number = parseOrderNumber(values.number);
  const birthDate = parseBirthDate(joinBirthDate(values), now);
  if (number.ok && birthDate.ok) {
    return { ok: true, request: { number: number.number, birthDate: birthDate.birthDate } };
  }
  const errors: FieldError[] = [];
  if (!number.ok) errors.push({ field: 'number', message: NUMBER_MESSAGES[number.problem] });
  if (!birthDate.ok) {
    errors.push({ field: 'birthDate', message: BIRTH_DATE_MESSAGES[birthDate.problem] });
  }
  return { ok: false, errors };
}
