import { describe, expect, it } from 'vitest';
import { calendarDate, parseBirthDate } from './birth-date';

const NOW = new Date('2026-11-24T09:00:00Z');
const problemOf = (text: string, now = NOW) => {
  const parsed = parseBirthDate(text, now);
  return parsed.ok ? null : parsed.problem;
};

it.each([
  ['2000-02-31', 'no_such_day'],
  ['1900-02-29', 'no_such_day'],
  ['2001-04-31', 'no_such_day'],
  ['1985-00-03', 'no_such_day'],
  ['1985-05-00', 'no_such_day'],
  ['1899-12-31', 'too_early'],
  ['0085-05-03', 'too_early'],
  ['2026-11-25', 'in_future'],
  ['2999-01-01', 'in_future'],
  ['85-05-03', 'malformed'],
  ['', 'malformed'],
  ['1985-5-3', 'malformed'],
  ['03.05.1985', 'malformed'],
  ['3 мая 1985', 'malformed'],
  ['1985-05-03T00:00', 'malformed'],
  ['1985-05-03\n', 'malformed'],
  [' 1985-05-03', 'malformed'],
  ['1985 -05-03', 'malformed'],
  ['+1985-05-03', 'malformed'],
  ['-1985-05-03', 'malformed'],
  ['19x5-05-03', 'malformed'],
  ['١٩٨٥-٠٥-٠٣', 'malformed'],
  ['１９８５-０５-０３', 'malformed'],
  ['1985–05–03', 'malformed'],
  ['11985-05-03', 'malformed'],
])('%j is refused as %s', (text, problem) => {
  expect(problemOf(text)).toBe(problem);
});

it.each(['2000-02-29', '2024-02-29', '1900-01-01', '1985-05-31', '2026-11-24'])(
  '%s is a birth date',
  (text) => {
    expect(parseBirthDate(text, NOW)).toEqual({ ok: true, birthDate: text });
  },
);

describe('"today" is that of the easternmost zone', () => {
  it('an instant before midnight there, tomorrow is still the future', () => {
    const beforeMidnight = new Date('2026-03-09T09:59:59.999Z');

    expect(problemOf('2026-03-09', beforeMidnight)).toBeNull();
    expect(problemOf('2026-03-10', beforeMidnight)).toBe('in_future');
  });

  it('from midnight there on, a day that has not come to UTC yet is accepted', () => {
    const midnight = new Date('2026-03-09T10:00:00Z');

    expect(problemOf('2026-03-10', midnight)).toBeNull();
    expect(problemOf('2026-03-11', midnight)).toBe('in_future');
  });

  it('the year turns there first', () => {
    expect(problemOf('2027-01-01', new Date('2026-12-31T10:00:00Z'))).toBeNull();
    expect(problemOf('2027-01-01', new Date('2026-12-31T09:59:59Z'))).toBe('in_future');
  });
});

it('exactly the days that the calendar has are accepted, from 1900 to today', () => {
  const refused: string[] = [];
  const accepted: string[] = [];
  for (const { text, real } of everyThreeNumbers()) {
    const isDue = real && text >= '1900-01-01' && text <= '2026-11-24';
    if (isDue !== parseBirthDate(text, NOW).ok) (isDue ? refused : accepted).push(text);
  }

  expect({ refused, accepted }).toEqual({ refused: [], accepted: [] });
});

/** All of 1890…2030 × 0…13 × 0…32, with what the platform's own calendar says of each. */
function* everyThreeNumbers() {
  for (let year = 1890; year <= 2030; year += 1) {
    for (let month = 0; month <= 13; month += 1) {
      for (let day = 0; day <= 32; day += 1) {
        const date = new Date(Date.UTC(year, month - 1, day));
        const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'));
        yield { text: `${year}-${mm}-${dd}`, real: real && date.getUTCFullYear() === year };
      }
    }
  }
}

it('a checked date is its three numbers', () => {
  const parsed = parseBirthDate('1985-05-03', NOW);

  expect(parsed.ok && calendarDate(parsed.birthDate)).toEqual({ year: 1985, month: 5, day: 3 });
});
