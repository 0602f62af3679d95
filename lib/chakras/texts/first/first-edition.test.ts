import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Arcanum } from '../../arcanum';
import { calculateChakras } from '../../calculate';
import { CHAKRAS, COLUMNS } from '../../chakras';
import { countArcana } from '../../count-arcana';
import { allBirthDates } from '../../fixtures/all-birth-dates';
import { firstEdition } from './first-edition';
import type { ArcanumText } from './shape';

const MAPS = allBirthDates().map(calculateChakras);
const TEXTS = CHAKRAS.flatMap((chakra) =>
  Object.entries(firstEdition.chakras[chakra]).map(([arcanum, text]) => ({
    name: `${chakra} ${arcanum}`,
    text,
  })),
);

const numbersOf = (texts: object) => Object.keys(texts).map(Number);
const ascending = (numbers: Iterable<Arcanum>) => [...new Set(numbers)].sort((a, b) => a - b);
const wholeOf = ({ theme, plus, minus, step }: ArcanumText) => [theme, plus, minus, step].join(' ');

/** Every text of the edition, wherever it stands. */
function everyText(part: unknown = firstEdition): string[] {
  return typeof part === 'string' ? [part] : Object.values(part as object).flatMap(everyText);
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!…][»“]?)\s+/u).map((sentence) => sentence.trim());
}

/** The letters alone, so that commas and capitals do not hide a sentence told twice. */
const bare = (sentence: string) => sentence.toLowerCase().replace(/[^\p{L}]/gu, '');

describe('every arcanum has a text just where a birth date can put it', () => {
  it.each(CHAKRAS)('%s', (chakra) => {
    const reachable = MAPS.flatMap(({ chakras }) => Object.values(chakras[chakra]));

    expect(numbersOf(firstEdition.chakras[chakra])).toEqual(ascending(reachable));
  });

  it('139 pairs in all', () => {
    expect(TEXTS).toHaveLength(139);
  });

  it('and so have the totals', () => {
    const reachable = MAPS.flatMap(({ totals }) => Object.values(totals));

    expect(numbersOf(firstEdition.totals)).toEqual(ascending(reachable));
  });

  it('and so have the arcana that can stand three times', () => {
    const reachable = MAPS.flatMap((map) =>
      countArcana(map).flatMap(([arcanum, count]) => (count >= 3 ? [arcanum] : [])),
    );

    expect(numbersOf(firstEdition.repeats)).toEqual(ascending(reachable));
  });

  it('and every arcanum that can lead a map has a theme for a month', () => {
    const leaders = ascending([
      ...numbersOf(firstEdition.repeats),
      ...numbersOf(firstEdition.totals),
    ]);

    expect(numbersOf(firstEdition.months)).toEqual(leaders);
  });

  it('and the columns and rows theirs', () => {
    expect(Object.keys(firstEdition.columns)).toEqual([...COLUMNS]);
    expect(Object.keys(firstEdition.rows)).toEqual([...CHAKRAS]);
  });
});

it.each(TEXTS)('$name says at least 350 characters, a theme, two sides and a step', ({ text }) => {
  expect(wholeOf(text).length).toBeGreaterThanOrEqual(350);
  for (const part of [text.theme, text.plus, text.minus, text.step]) {
    expect(part).toMatch(/^[А-ЯЁ«].{30,}[.?»]$/su);
  }
});

it('no sentence is said twice', () => {
  const sentences = everyText().flatMap(sentencesOf).map(bare);
  const twice = sentences.filter((sentence, at) => sentences.indexOf(sentence) !== at);

  expect(sentences.length).toBeGreaterThan(900);
  expect(twice).toEqual([]);
});

describe('no text promises, frightens or plays the doctor', () => {
  const FORBIDDEN = [
    /леч(?:ит|ен|ат|еб)/,
    /исцел/,
    /диагно/,
    /симптом/,
    /болезн/,
    /заболев/,
    /здоровь/,
    /недуг/,
    /терап/,
    /препарат/,
    /медиц/,
    /врач/,
    /гарант/,
    /обеща(?:ем|ет вам)/,
    /непременно произой/,
    /предсказ/,
    /предначерт/,
    /суждено/,
    /судьб/,
    /неизбежн/,
    /карм/,
    /порч/,
    /сглаз/,
    /прокля/,
    /заблокир/,
    /блок чакр/,
    /закрыт\S* чакр/,
    /чудо(?:действ|твор)/,
    /уникальн/,
    /чакроанализ/,
    /процент/,
    /вы умр/,
    /смерт/,
    /!/,
  ];

  it.each(FORBIDDEN.map((word) => [word]))('%s', (word) => {
    const found = everyText().filter((text) => word.test(text.toLowerCase()));

    expect(found).toEqual([]);
  });
});

it('the first edition, once sold, is never edited: better words are a new edition', () => {
  const digest = createHash('sha256').update(JSON.stringify(firstEdition)).digest('base64url');

  expect(digest).toBe('9nX5sDLrWTWpttcz7tT5Etmilg3PAOHGNpOuuBIHUAU');
});
