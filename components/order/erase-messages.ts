import { BIRTH_DATE_MESSAGES } from '@/lib/chakras/birth-date';

/**
 * Why an order was not erased. The form's address says it by these words, and never holds the date
 * that was typed.
 */
export const ERASE_MESSAGES = {
  ...BIRTH_DATE_MESSAGES,
  wrong_birth_date: 'В\u00a0заказе другая дата рождения. Проверьте день, месяц и\u00a0год',
  too_many: 'Сегодня слишком часто ошибались в\u00a0дате. Попробуйте завтра или напишите продавцу.',
  too_fast: 'Слишком много попыток подряд. Подождите минуту и\u00a0отправьте ещё раз.',
  busy: 'Сейчас удалить не\u00a0удалось. Отправьте ещё раз через минуту.',
} as const;

export type EraseRefusal = keyof typeof ERASE_MESSAGES;

const OF_DATE: readonly EraseRefusal[] = [
  ...(Object.keys(BIRTH_DATE_MESSAGES) as (keyof typeof BIRTH_DATE_MESSAGES)[]),
  'wrong_birth_date',
];

/** Whether it is the date that has to be corrected. */
export function isOfDate(refusal: EraseRefusal): boolean {
  return OF_DATE.includes(refusal);
}

/** Reads the word out of an address; null for any other. */
export function readEraseRefusal(word: string | string[] | undefined): EraseRefusal | null {
  return typeof word === 'string' && Object.hasOwn(ERASE_MESSAGES, word)
    ? (word as EraseRefusal)
    : null;
}
