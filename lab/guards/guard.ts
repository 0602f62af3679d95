/** One line of code that keeps a promise, and the test that must notice when it is gone. */
export type Guard = {
  /** Which promise of docs/proofs.md it keeps. */
  promise: string;
  file: string;
  /** The text to take away; it stands in the file exactly once. */
  guard: string;
  /** What is put in its place. */
  instead: string;
  /** The file that Vitest runs, and a piece of the test's title as the source has it. */
  test: { file: string; title: string };
};

const STORE = 'db/sqlite/store.test.ts';

/** Tests of the store are written in `db/*.contract.ts` and run with an engine. */
export const ofStore = (title: string) => ({ file: STORE, title });
