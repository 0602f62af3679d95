import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BirthDate } from '../birth-date';
import { CHAKRAS } from '../chakras';
import { allBirthDates } from '../fixtures/all-birth-dates';
import { hasTexts, interpret } from '../interpret';
import { makeReading, type Reading } from '../reading';
import { arcanumInBrief, arcanumInLine } from '../texts/arcanum-themes';
import { SECOND_EDITION as edition } from '../texts/editions';
import { explanationsOf } from '../texts/explanations';
import {
  aboutName,
  answerCells,
  answerTitle,
  chakraTheme,
  chakraWithTopic,
  laterInWords,
  leaderInWords,
  nameWithTheme,
  placeInWords,
  repeatOpening,
  weekTitle,
  whyFirst,
} from '../texts/second/phrases';
import { sharedName } from '../texts/shared-name';
import { ANSWER_NAMES } from './answers';
import { interpretSecond, type SecondInterpretation } from './interpret-second';
import { leadingArcanum } from './leading-arcanum';

const of = (date: string) => interpretSecond(makeReading(date as BirthDate));

it('a new reading is one of the second edition', () => {
  expect(interpret(makeReading('1988-11-03' as BirthDate)).version).toBe(2);
  expect([0, 1, 2, 3].map(hasTexts)).toEqual([false, true, true, false]);
});

describe('3 November 1988', () => {
  const reading = () => of('1988-11-03');

  it('is led by the Empress, five times', () => {
    const { leader, month } = reading();
    expect(leader).toEqual({ arcanum: 3, count: 5 });
    expect(month).toMatchObject({ arcanum: 3, theme: edition.months[3]?.theme });
  });

  it('answers out of two cells each', () => {
    const { answers } = reading();
    expect(answers.map(({ resource, key }) => [resource.arcanum, key.arcanum])).toEqual([
      [22, 3],
      [9, 10],
      [8, 3],
    ]);
    expect(answers[0]?.texts).toEqual([
      edition.answers.money.resource[22],
      edition.answers.money.key[3],
    ]);
  });

  it('plans the lowest free cell of the leader, then the three keys', () => {
    const { plan } = reading();
    expect(plan.reason).toBe('leader');
    expect(plan.steps.map(({ place }) => [place.chakra, place.arcanum])).toEqual([
      ['svadhisthana', 3],
      ['muladhara', 3],
      ['anahata', 10],
      ['vishuddha', 3],
    ]);
    expect(plan.steps[0]?.step).toBe(edition.chakras.svadhisthana[3]?.step);
  });

  it('goes on with the other repeats, then the totals', () => {
    expect(reading().laterThemes).toEqual(
      [8, 19, 10, 12, 16].map((other) => edition.months[other]?.theme),
    );
  });

  it('says each total as its column does, and which rows agree', () => {
    const { totals, accords } = reading();
    expect(totals.map(({ texts }) => texts)).toEqual([
      [edition.totals[16]?.physics],
      [edition.totals[12]?.energy],
      [edition.totals[10]?.emotions],
    ]);
    expect(accords).toEqual({ agree: ['ajna'], apart: ['muladhara', 'anahata'] });
  });
});

it('where nothing stands three times the total of emotions leads', () => {
  const { leader, repeats, evenMap } = of('1998-07-13');

  expect(leader).toEqual({ arcanum: 17, count: 0 });
  expect(repeats).toEqual([]);
  expect(evenMap).toBe(edition.evenMap);
});

it('one arcanum in both cells of an answer is said once', () => {
  const same = allBirthDates().map((date) => of(date).answers[0]);
  const answer = same.find((one) => one?.resource.arcanum === one?.key.arcanum);

  expect(answer?.texts).toEqual([
    `${edition.sameAnswer} ${edition.answers.money.key[answer?.key.arcanum ?? 0]}`,
  ]);
});

it('in Manipura two columns are one number and open with one sentence', () => {
  const manipura = of('1998-07-13').chapters.find(({ chakra }) => chakra === 'manipura');

  expect(manipura?.cells.map(({ arcanum, openings }) => [arcanum, openings.length])).toEqual([
    [4, 1],
    [8, 1],
  ]);
});

it('every map has four different steps, three answers and 21 cells', () => {
  for (const date of allBirthDates()) {
    const { plan, answers, chapters } = of(date);
    const steps = new Set(plan.steps.map(({ step }) => step));
    const columns = chapters.flatMap(({ cells }) => cells.flatMap((cell) => cell.columns));
    const whole = [steps.size, answers.length, columns.length, chapters.length];
    if (whole.join() !== `4,3,21,${CHAKRAS.length}`) throw new Error(`${date}: ${whole}`);
  }
});

it('of equal repeats the one that is a total leads, then the one more often in emotions', () => {
  const reading = makeReading('1998-07-13' as BirthDate);
  for (const chakra of CHAKRAS) reading.chakras[chakra] = { physics: 3, energy: 4, emotions: 5 };
  reading.totals = { physics: 6, energy: 4, emotions: 7 };
  expect(leadingArcanum(reading)).toEqual({ arcanum: 4, count: 7 });
  reading.totals = { physics: 6, energy: 8, emotions: 7 };
  expect(leadingArcanum(reading)).toEqual({ arcanum: 5, count: 7 });
});

it.each([
  ['month', (wrong: Reading) => Object.assign(wrong.totals, { emotions: 23 })],
  ['money resource', (wrong: Reading) => Object.assign(wrong.chakras.muladhara, { energy: 23 })],
  ['money key', (wrong: Reading) => Object.assign(wrong.chakras.muladhara, { emotions: 23 })],
  ['muladhara', (wrong: Reading) => Object.assign(wrong.chakras.muladhara, { physics: 23 })],
])(
  'a number that is no arcanum is not told by guess, and its place (%s) is named',
  (place, spoil) => {
    const reading = makeReading('1998-07-13' as BirthDate);
    spoil(reading);

    expect(() => interpretSecond(reading)).toThrow(`there is no text for 23 in ${place}`);
  },
);

/** The words that stand around what the edition says of one map. */
function wordsAround({ answers, leader, plan, laterThemes, repeats }: SecondInterpretation) {
  return [
    answers.map(answerCells),
    leaderInWords(leader),
    whyFirst(leader, plan.reason),
    plan.steps.map((step) => [weekTitle(step, 'adult'), weekTitle(step, 'child')]),
    plan.steps.map(placeInWords),
    laterInWords(laterThemes),
    repeats.map(({ arcanum, count }) => repeatOpening(arcanum, count)),
  ];
}

it('what a sold reading says, rules and the words around it included, never changes', () => {
  const said = allBirthDates()
    .filter((_, at) => at % 97 === 0)
    .map((date) => {
      const { version: _version, ...said } = of(date);
      return [said, wordsAround({ version: 2, ...said })];
    });
  const arcana = Array.from({ length: 22 }, (_, at) => at + 1);
  const names = arcana.map((arcanum) => [
    nameWithTheme(arcanum),
    aboutName(arcanum),
    arcanumInBrief(arcanum),
    arcanumInLine(arcanum),
    [1, 2].map((version) => sharedName({ version }, arcanum)),
  ]);
  const chakras = CHAKRAS.map((chakra) => [chakraTheme(chakra), chakraWithTopic(chakra)]);
  const titles = ANSWER_NAMES.map((name) => [
    answerTitle(name, 'adult'),
    answerTitle(name, 'child'),
  ]);
  const everything = [said, names, chakras, titles, explanationsOf(2)];

  const digest = createHash('sha256').update(JSON.stringify(everything)).digest('base64url');
  expect(digest).toBe('i2v7KtaGvFYO67B0SGdsKKzfrgJmlGG0QrMGJ5XmGXI');
});
