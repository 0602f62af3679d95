import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BirthDate } from '../birth-date';
import { CHAKRAS } from '../chakras';
import { allBirthDates } from '../fixtures/all-birth-dates';
import { interpret } from '../interpret';
import { makeReading, type Reading } from '../reading';
import { FIRST_EDITION as edition } from '../texts/editions';
import { factsInWords } from '../texts/facts';
import { CHAKRA_WORDS } from '../texts/words';
import { interpretFirst } from './interpret-first';

const bought = (date: string): Reading => ({ ...makeReading(date as BirthDate), version: 1 });
const of = (date: string) => interpretFirst(bought(date));

describe('3 November 1988', () => {
  const { totals, repeats, month, accords, chapters, evenMap } = of('1988-11-03');

  it('repeats the Empress five times, Justice and the Sun three', () => {
    expect(repeats.map(({ arcanum, count }) => [arcanum, count])).toEqual([
      [3, 5],
      [8, 3],
      [19, 3],
    ]);
    expect(repeats[0]?.text).toBe(edition.repeats[3]);
    expect(evenMap).toBeNull();
  });

  it('takes its month from the strongest repeat', () => {
    expect(month).toEqual({ arcanum: 3, title: 'Растить', ...edition.months[3] });
  });

  it('has three totals with a text each', () => {
    expect(totals).toEqual([
      { arcanum: 16, columns: ['physics'], text: edition.totals[16] },
      { arcanum: 12, columns: ['energy'], text: edition.totals[12] },
      { arcanum: 10, columns: ['emotions'], text: edition.totals[10] },
    ]);
  });

  it('tells which rows agree and which pull apart, in the chapters too', () => {
    expect(accords).toEqual({ agree: ['ajna'], apart: ['muladhara', 'anahata'] });
    const said = chapters.flatMap(({ chakra, accord }) => (accord ? [[chakra, accord]] : []));
    expect(said).toEqual([
      ['muladhara', edition.rows.muladhara.apart],
      ['anahata', edition.rows.anahata.apart],
      ['ajna', edition.rows.ajna.agree],
    ]);
  });
});

it('a map in which nothing stands three times takes its month from the total of emotions', () => {
  const { repeats, evenMap, month } = of('1998-07-13');

  expect(repeats).toEqual([]);
  expect(evenMap).toBe(edition.evenMap);
  expect(month.arcanum).toBe(17);
});

it('the chapters go from the root up to the crown', () => {
  expect(of('1998-07-13').chapters.map(({ chakra }) => chakra)).toEqual(CHAKRAS.toReversed());
});

it('an arcanum that stands in two columns of a row is described once, with both', () => {
  const manipura = of('1998-07-13').chapters.find(({ chakra }) => chakra === 'manipura');

  expect(manipura?.cells).toEqual([
    { arcanum: 4, columns: ['physics', 'energy'], text: edition.chakras.manipura[4] },
    { arcanum: 8, columns: ['emotions'], text: edition.chakras.manipura[8] },
  ]);
});

it('every birth date has a whole reading', () => {
  for (const date of allBirthDates()) {
    const { chapters, totals, month } = of(date);
    const columns = chapters.flatMap(({ cells }) => cells.flatMap((cell) => cell.columns));
    if (columns.length !== 21 || totals.length === 0 || !month.text) throw new Error(date);
  }
});

it('a reading of a version without texts is not interpreted by guess', () => {
  const reading = { ...bought('1998-07-13'), version: 999 };

  expect(() => interpret(reading)).toThrow('999');
});

it.each([
  ['muladhara', (wrong: Reading) => Object.assign(wrong.chakras.muladhara, { energy: 23 })],
  ['total', (wrong: Reading) => Object.assign(wrong.totals, { physics: 23 })],
])(
  'a number that is no arcanum is not told by guess, and its place (%s) is named',
  (place, spoil) => {
    const reading = structuredClone(bought('1998-07-13'));
    spoil(reading);

    expect(() => interpret(reading)).toThrow(`there is no text for 23 in ${place}`);
  },
);

it('what a sold reading says, rules and facts included, never changes', () => {
  const said = allBirthDates()
    .filter((_, at) => at % 97 === 0)
    .map((date) => {
      const { version: _version, ...said } = of(date);
      return said;
    });
  const facts = CHAKRAS.map((chakra) => [factsInWords(chakra), CHAKRA_WORDS[chakra]]);
  const digest = createHash('sha256')
    .update(JSON.stringify([said, facts]))
    .digest('base64url');

  expect(digest).toBe('kcYez4NwjBjs8BH9HncslZO1HYwp9FDdf75Rk5yJ0RQ');
});
