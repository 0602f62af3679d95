import { describe, expect, it } from 'vitest';
import type { BirthDate } from '../birth-date';
import { CHAKRAS } from '../chakras';
import { allBirthDates } from '../fixtures/all-birth-dates';
import { interpret } from '../interpret';
import { makeReading } from '../reading';
import { SECOND_EDITION as edition } from '../texts/editions';
import { interpretSecond } from './interpret-second';
import { leadingArcanum } from './leading-arcanum';

const of = (date: string) => interpretSecond(makeReading(date as BirthDate));

it('a new reading is one of the second edition', () => {
  expect(interpret(makeReading('1988-11-03' as BirthDate)).version).toBe(2);
});

describe('3 November 1988', () => {
  const { leader, month, answers, plan, laterThemes, totals, accords } = of('1988-11-03');

  it('is led by the Empress, five times', () => {
    expect(leader).toEqual({ arcanum: 3, count: 5 });
    expect(month).toMatchObject({ arcanum: 3, theme: edition.months[3]?.theme });
  });

  it('answers out of two cells each', () => {
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
    expect(laterThemes).toEqual([8, 19, 10, 12, 16].map((other) => edition.months[other]?.theme));
  });

  it('says each total as its column does, and which rows agree', () => {
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
