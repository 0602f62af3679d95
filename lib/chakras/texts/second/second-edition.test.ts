import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Arcanum } from '../../arcanum';
import { calculateChakras } from '../../calculate';
import { CHAKRAS } from '../../chakras';
import { countArcana } from '../../count-arcana';
import { allBirthDates } from '../../fixtures/all-birth-dates';
import { editionShares } from '../../fixtures/edition-shares';
import { ANSWER_CELLS, ANSWER_NAMES } from '../../second/answers';
import { accordOf, temperOf } from '../../temper';
import { secondEdition } from './second-edition';
import type { CellText } from './shape';

const MAPS = allBirthDates().map(calculateChakras);
const CELLS = CHAKRAS.flatMap((chakra) =>
  Object.entries(secondEdition.chakras[chakra]).map(([arcanum, text]) => ({
    name: `${chakra} ${arcanum}`,
    text,
  })),
);
const ANSWERS = ANSWER_NAMES.flatMap((name) =>
  (['resource', 'key'] as const).flatMap((part) =>
    Object.entries(secondEdition.answers[name][part]).map(([arcanum, text]) => ({
      name: `${name} ${part} ${arcanum}`,
      text,
    })),
  ),
);

const numbersOf = (texts: object) => Object.keys(texts).map(Number);
const ascending = (numbers: Iterable<Arcanum>) => [...new Set(numbers)].sort((a, b) => a - b);
const wholeOf = ({ theme, plus, minus, step }: CellText) => [theme, plus, minus, step].join(' ');
const sentencesOf = (text: string) =>
  text.split(/(?<=[.?…][»“]?)\s+/u).map((sentence) => sentence.trim());
/** The letters alone, so that commas and capitals do not hide a sentence told twice. */
const bare = (sentence: string) => sentence.toLowerCase().replace(/[^\p{L}]/gu, '');
const openingOf = (text: string) => text.split(/\s+/).slice(0, 2).join(' ').toLowerCase();
const mostFrequent = (texts: readonly string[]) =>
  Math.max(
    ...Map.groupBy(texts, openingOf)
      .values()
      .map((same) => same.length),
  );

/** Every text of the edition, wherever it stands. */
function everyText(part: unknown = secondEdition): string[] {
  if (part === null) return [];
  return typeof part === 'string' ? [part] : Object.values(part as object).flatMap(everyText);
}

describe('every arcanum has a text just where a birth date can put it', () => {
  it.each(CHAKRAS)('%s', (chakra) => {
    const reachable = MAPS.flatMap(({ chakras }) => Object.values(chakras[chakra]));
    expect(numbersOf(secondEdition.chakras[chakra])).toEqual(ascending(reachable));
  });

  it.each(ANSWER_NAMES)('the answer about %s', (name) => {
    for (const part of ['resource', 'key'] as const) {
      const [chakra, column] = ANSWER_CELLS[name][part];
      const reachable = MAPS.map(({ chakras }) => chakras[chakra][column]);
      expect(numbersOf(secondEdition.answers[name][part])).toEqual(ascending(reachable));
    }
  });

  it('totals, repeats and months', () => {
    const often = MAPS.flatMap((map) =>
      countArcana(map).flatMap(([arcanum, count]) => (count >= 3 ? [arcanum] : [])),
    );
    const totals = ascending(MAPS.flatMap((map) => Object.values(map.totals)));
    expect(numbersOf(secondEdition.totals)).toEqual(totals);
    expect(numbersOf(secondEdition.repeats)).toEqual(ascending(often));
    expect(numbersOf(secondEdition.months)).toEqual(ascending([...often, ...totals]));
  });

  it('rows have a text for each temper in which they agree, and where they pull apart', () => {
    for (const chakra of CHAKRAS) {
      const rows = MAPS.map(({ chakras }) => chakras[chakra]);
      const apart = rows.some((row) => accordOf(row) === 'apart');
      expect([chakra, secondEdition.rows[chakra].apart !== null]).toEqual([chakra, apart]);
      for (const row of rows) {
        if (accordOf(row) !== 'agree') continue;
        expect(secondEdition.rows[chakra].agree[temperOf(row.physics)]).toBeTruthy();
      }
    }
  });

  it('139 cells and 116 answers in all', () => {
    expect([CELLS.length, ANSWERS.length]).toEqual([139, 116]);
  });
});

it.each(CELLS)('$name says at least 350 characters, and how long its step takes', ({ text }) => {
  expect(wholeOf(text).length).toBeGreaterThanOrEqual(350);
  for (const part of [text.theme, text.plus, text.minus, text.step]) {
    expect(part).toMatch(/^[А-ЯЁ«].{30,}[.?»]$/su);
  }
  expect(text.time).toMatch(/^[а-яё0-9][^.]{3,31}$/);
  expect(sentencesOf(text.minus).length >= 3 || text.minus.includes('?')).toBe(true);
});

it.each(ANSWERS)('$name is two sentences of 95 to 165 characters', ({ text }) => {
  expect(text.length).toBeGreaterThanOrEqual(95);
  expect(text.length).toBeLessThanOrEqual(165);
  expect(sentencesOf(text)).toHaveLength(2);
});

it('no sentence is said twice', () => {
  // Two columns of Manipura are always one number, and have one opening.
  const { energy: _same, ...manipura } = secondEdition.openings.manipura;
  const openings = { ...secondEdition.openings, manipura };
  const sentences = everyText({ ...secondEdition, openings })
    .flatMap(sentencesOf)
    .map(bare)
    .filter((sentence) => sentence.length > 30);
  const twice = sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at);
  expect(sentences.length).toBeGreaterThan(900);
  expect(twice).toEqual([]);
});

describe('the texts do not sound alike', () => {
  it('an answer begins as another at most ten times, at most four in one list', () => {
    expect(mostFrequent(ANSWERS.map(({ text }) => text))).toBeLessThanOrEqual(10);
    for (const name of ANSWER_NAMES) {
      for (const texts of Object.values(secondEdition.answers[name])) {
        expect(mostFrequent(Object.values(texts))).toBeLessThanOrEqual(4);
      }
    }
  });

  it('over everything that all maps of 1945–2020 say', () => {
    const shares = editionShares(2);
    expect(shares.opening.share).toBeLessThanOrEqual(0.1);
    expect(shares.withYou).toBeLessThanOrEqual(0.6);
    expect(shares.writing).toBeLessThanOrEqual(0.15);
    expect(shares.shortMinus).toBe(0);
  });
});

describe('no text promises, frightens, plays the doctor or takes the reader for somebody', () => {
  const FORBIDDEN = [
    /леч(?:ит|ен|ат|еб)|исцел|диагно|симптом|болезн|заболев|здоровь|недуг|терап|препарат|медиц|врач/,
    /гарант|обеща(?:ем|ет вам)|непременно произой|предсказ|неизбежн/,
    /предначерт|суждено|судьб|карм|порч|сглаз|прокля|(?<!\p{L})дано(?!\p{L})/u,
    /заблокир|блок чакр|закрыт\S* чакр|чудо(?:действ|твор)|уникальн|чакроанализ|процент/,
    /вы умр|смерт|прощальн|удар опереж|навязчив|незнаком|!/,
    /в корне|вас самих|самих себя/,
    /чувственн|телесн|магнетич|ответное желание|(?<!\p{L})вино(?!\p{L})/u,
    /начальник|сделк|продава/,
    /ноги[^.]*не торопите|ешьте один раз/,
  ];

  it.each(FORBIDDEN.map((words) => [words]))('%s', (words) => {
    expect(everyText().filter((text) => words.test(text.toLowerCase()))).toEqual([]);
  });
});

it('the second edition, once sold, is never edited: better words are a new edition', () => {
  const digest = createHash('sha256').update(JSON.stringify(secondEdition)).digest('base64url');

  expect(digest).toBe('s0qe1z_HF1_6v1YYelZDtyMMWscG5sY7JykbA6aaSGI');
});
