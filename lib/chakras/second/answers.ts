import type { Chakra, Column } from '../chakras';
import type { Reading } from '../reading';
import { textOf } from '../reading-parts';
import { SECOND_EDITION } from '../texts/editions';
import type { AnswerName } from '../texts/second/shape';
import { type Place, placeOf } from './places';

/** What somebody comes for, answered out of two cells of the map. */
export type Answer = {
  name: AnswerName;
  /** What the strength is, then where to begin; one text where both cells hold the same arcanum. */
  texts: string[];
  resource: Place;
  key: Place;
};

type Cell = readonly [Chakra, Column];

/**
 * Which cells answer what, by the themes of the rows and the roles of the columns: «Энергия» is the
 * resource, «Эмоции» the key. The centre, which «Физика» and «Энергия» of Manipura share, is what
 * one works with, and Vishuddha how it is shown.
 */
export const ANSWER_CELLS: Record<AnswerName, { resource: Cell; key: Cell }> = {
  money: { resource: ['muladhara', 'energy'], key: ['muladhara', 'emotions'] },
  relationships: { resource: ['anahata', 'energy'], key: ['anahata', 'emotions'] },
  work: { resource: ['manipura', 'physics'], key: ['vishuddha', 'emotions'] },
};

export const ANSWER_NAMES = ['money', 'relationships', 'work'] as const;

/** The three answers of the first screen. Throws when an arcanum stands where none can. */
export function answersOf(reading: Reading): Answer[] {
  return ANSWER_NAMES.map((name) => {
    const resource = placeOf(reading, ...ANSWER_CELLS[name].resource);
    const key = placeOf(reading, ...ANSWER_CELLS[name].key);
    const { answers, sameAnswer } = SECOND_EDITION;
    const ofKey = textOf(answers[name].key, key.arcanum, `${name} key`);
    const isSame = resource.chakra === key.chakra && resource.arcanum === key.arcanum;
    const texts = isSame
      ? [`${sameAnswer} ${ofKey}`]
      : [textOf(answers[name].resource, resource.arcanum, `${name} resource`), ofKey];
    return { name, texts, resource, key };
  });
}
