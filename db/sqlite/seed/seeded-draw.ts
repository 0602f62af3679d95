/** Draws that are the same for the same seed. */
export type Draw = {
  /** A whole number from 0, below `limit`. */
  upTo(limit: number): number;
  of<Word extends string>(words: readonly Word[]): Word;
  hex(length: number): string;
  text(length: number): string;
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The generator mulberry32: small, quick, and good enough for made up people. */
export function seededDraw(seed: number): Draw {
  let state = seed;
  const upTo = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const from = (letters: string, length: number) =>
    Array.from({ length }, () => letters[upTo(letters.length)]).join('');
  return {
    upTo,
    of: (words) => {
      const word = words[upTo(words.length)];
      if (word === undefined) throw new Error('there is nothing to draw from');
      return word;
    },
    hex: (length) => from('0123456789abcdef', length),
    text: (length) => from(LETTERS, length),
  };
}
