import type { BirthDateProblem } from '@/lib/chakras/birth-date';

/** What is said beside the field about a birth date that cannot be one. */
export const BIRTH_DATE_MESSAGES: Record<BirthDateProblem, string> = {
  malformed: 'Укажите день, месяц и год цифрами, год — четырьмя: например, 03 05 1985',
  no_such_day: 'Такого дня нет в календаре. Проверьте день и месяц',
  too_early: 'Год рождения — не раньше 1900',
  in_future: 'Этот день ещё не наступил. Проверьте год',
};
