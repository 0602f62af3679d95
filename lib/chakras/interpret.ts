import { type FirstInterpretation, interpretFirst } from './first/interpret-first';
import type { Reading } from './reading';
import { interpretSecond, type SecondInterpretation } from './second/interpret-second';

export type Interpretation = FirstInterpretation | SecondInterpretation;

/** Whether readings of a version have texts. */
export function hasTexts(version: number): boolean {
  return version === 1 || version === 2;
}

/**
 * Reads a map with the texts and rules its version was sold with, so a bought reading says the same
 * for ever: better words are a new edition with a new version. Pure. Throws when the version has no
 * texts, or an arcanum stands where none can.
 */
export function interpret(reading: Reading): Interpretation {
  switch (reading.version) {
    case 1:
      return interpretFirst(reading);
    case 2:
      return interpretSecond(reading);
    default:
      throw new Error(`there are no texts for readings of version ${reading.version}`);
  }
}
