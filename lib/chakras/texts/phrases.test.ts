import { describe, expect, it } from 'vitest';
import { arithmeticOf } from '../arithmetic';
import type { BirthDate } from '../birth-date';
import { CHAKRAS } from '../chakras';
import * as explanations from './explanations';
import { factsInWords } from './facts';
import { accordsInWords, columnsInWords, pointLines, TEMPERS } from './phrases';
import { arcanumName, CHAKRA_WORDS, timesInWords } from './words';

const shown = (text: string) => text.replaceAll('\u00a0', ' ');

it.each([
  [['physics'], 'Физика'],
  [['physics', 'emotions'], 'Физика и эмоции'],
  [['physics', 'energy', 'emotions'], 'Все три столбца'],
] as const)('the columns %j are said together', (columns, words) => {
  expect(shown(columnsInWords(columns))).toBe(words);
});

describe('what pulls together and what apart', () => {
  it('is a sentence each, named from the crown down, and then what tempers are', () => {
    const accords = { agree: ['muladhara', 'ajna'], apart: ['anahata'] } as const;

    expect(accordsInWords(accords).map(shown)).toEqual([
      'Числа одного нрава: Аджна, Муладхара.',
      'Тянут в разные стороны: Анахата.',
      shown(TEMPERS),
    ]);
  });

  it('is one sentence where there is only one kind', () => {
    const agree = accordsInWords({ agree: ['ajna'], apart: [] });
    const apart = accordsInWords({ agree: [], apart: ['ajna'] });

    expect(agree.map(shown)).toEqual(['Числа одного нрава: Аджна.', shown(TEMPERS)]);
    expect(apart.map(shown)).toEqual(['Тянут в разные стороны: Аджна.', shown(TEMPERS)]);
  });

  it('is not spoken of where there is neither', () => {
    expect(accordsInWords({ agree: [], apart: [] })).toEqual([]);
  });
});

it('every point is shown with its own working, in the order they are counted', () => {
  const { points, halfway } = arithmeticOf('1998-07-13' as BirthDate);
  const lines = pointLines({ points, halfway });

  expect(lines.map(([name]) => shown(name))).toEqual([
    'А, день',
    'Б, месяц',
    'В, цифры года',
    'Г, сумма А, Б и В',
    'Ц, сумма А, Б, В и Г',
    'День и центр, А + Ц',
    'Месяц и центр, Б + Ц',
  ]);
  expect(lines.map(([, { result }]) => result)).toEqual([13, 7, 9, 11, 4, 17, 11]);
});

it('the 22 arcana have names of their own, and no other number has one', () => {
  const names = Array.from({ length: 22 }, (_, at) => arcanumName(at + 1));

  expect(new Set(names.filter(Boolean)).size).toBe(22);
  expect([names[0], names[7], names[21]]).toEqual(['Маг', 'Справедливость', 'Шут']);
  expect([arcanumName(0), arcanumName(23)]).toEqual(['', '']);
});

it.each([
  [1, '1 раз'],
  [2, '2 раза'],
  [4, '4 раза'],
  [5, '5 раз'],
  [11, '11 раз'],
  [12, '12 раз'],
  [14, '14 раз'],
  [20, '20 раз'],
  [21, '21 раз'],
  [22, '22 раза'],
])('%i times is said as %j', (count, words) => {
  expect(shown(timesInWords(count))).toBe(words);
});

it('tradition gives each chakra its number, place, sense, petals and sound', () => {
  expect(shown(factsInWords('muladhara'))).toBe(
    '1-я чакра, Mūlādhāra, «корень-опора». По традиции: основание позвоночника; стихия земли, обоняние; четыре лепестка; звук ЛАМ. Цвет в современной традиции: красный.',
  );
  expect(shown(factsInWords('ajna'))).toContain('межбровье; ум (манас); два лепестка; звук ОМ.');
  expect(CHAKRAS.map((chakra) => factsInWords(chakra).slice(0, 1)).join('')).toBe('7654321');
});

it('the method is named, says what it is not, and has a rule for each row', () => {
  const { SUBTITLE, explanationsOf, ROW_RULES, HOW_COUNTED } = explanations;
  const { limits, otherSites } = explanationsOf(2);

  expect(shown(SUBTITLE)).toContain('«Матрица судьбы» (22 аркана)');
  expect(shown(limits.texts.join(' '))).toContain('не предсказание и не совет врача');
  expect(Object.keys(ROW_RULES)).toEqual(Object.keys(CHAKRA_WORDS));
  expect(Object.values(ROW_RULES).every(Boolean)).toBe(true);
  expect(HOW_COUNTED).toHaveLength(2);
  expect(otherSites.causes.map(({ title }) => shown(title).split(' ')[0])).toEqual([
    'Вычитают',
    'Путают',
    'Оставляют',
  ]);
});
