/** A calendar date of birth as `YYYY-MM-DD`. Never an instant: no time, no zone. */
export type BirthDate = string & { readonly __brand: 'BirthDate' };

export type CalendarDate = { year: number; month: number; day: number };

export type BirthDateProblem = 'malformed' | 'no_such_day' | 'too_early' | 'in_future';

export type ParsedBirthDate =
  | { ok: true; birthDate: BirthDate }
  | { ok: false; problem: BirthDateProblem };

const EARLIEST_YEAR = 1900;
const FURTHEST_AHEAD_MS = 14 * 60 * 60 * 1000;

/**
 * Reads `YYYY-MM-DD` written in ASCII digits. Accepts real days of the Gregorian calendar from
 * 1900-01-01 to today as the easternmost zone (UTC+14) has it, so a buyer in Kamchatka is never
 * told that today is the future. `now` is a UTC instant.
 *
 * @example parseBirthDate('2000-02-29', now) // { ok: true, birthDate: '2000-02-29' }
 */
export function parseBirthDate(text: string, now: Date): ParsedBirthDate {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!match) return { ok: false, problem: 'malformed' };
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (date.day < 1 || date.day > daysInMonth(date.year, date.month)) {
    return { ok: false, problem: 'no_such_day' };
  }
  if (date.year < EARLIEST_YEAR) return { ok: false, problem: 'too_early' };
  const latest = new Date(now.getTime() + FURTHEST_AHEAD_MS).toISOString().slice(0, 10);
  if (text > latest) return { ok: false, problem: 'in_future' };
  return { ok: true, birthDate: text as BirthDate };
}

/** The three numbers of a date already checked. */
export function calendarDate(birthDate: BirthDate): CalendarDate {
  const [year, month, day] = birthDate.split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** What is said beside the field about a birth date that cannot be one. */
export const BIRTH_DATE_MESSAGES: Record<BirthDateProblem, string> = {
  malformed: 'Укажите день, месяц и год цифрами, год — четырьмя: например, 03 05 1985',
  no_such_day: 'Такого дня нет в календаре. Проверьте день и месяц',
  too_early: 'Год рождения — не раньше 1900',
  in_future: 'Этот день ещё не наступил. Проверьте год',
};
