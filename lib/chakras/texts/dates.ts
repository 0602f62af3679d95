const NBSP = '\u00a0';
const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

/** A calendar date for people: `1985-05-03` → `3 мая 1985 г.`, never broken across lines. */
export function dateInWords(date: string): string {
  const [year, month = 0, day] = date.split('-').map(Number);
  return [day, MONTHS[month - 1], year, 'г.'].join(NBSP);
}
