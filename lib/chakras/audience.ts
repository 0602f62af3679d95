import type { BirthDate } from './birth-date';

/** For whom a reading is shown: a child's has headings of its own and a sentence for grown-ups. */
export type Audience = 'adult' | 'child';

const GROWN_UP_AT = 14;

/** For whom the map of a birth date is on the day of ordering (YYYY-MM-DD): under 14 a child. */
export function audienceOn(birthDate: BirthDate, day: string): Audience {
  const [year = '', ...monthAndDay] = birthDate.split('-');
  const birthday = [String(Number(year) + GROWN_UP_AT), ...monthAndDay].join('-');
  return day < birthday ? 'child' : 'adult';
}
