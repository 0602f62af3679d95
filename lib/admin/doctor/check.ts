export type Result = 'green' | 'warning' | 'red' | 'skipped';

/** What a check has found; the sentence says what to do where something is to be done. */
export type Finding = { result: Result; sentence: string };

/** One thing that can be wrong with the set-up. `signal` ends its time. */
export type Check = { name: string; look(signal: AbortSignal): Finding | Promise<Finding> };

/** A check with what it has found. */
export type Examined = Finding & { name: string };

/** Makes a finding of each result; no sentence ever holds a secret. */
export const found = {
  green: (sentence: string): Finding => ({ result: 'green', sentence }),
  warning: (sentence: string): Finding => ({ result: 'warning', sentence }),
  red: (sentence: string): Finding => ({ result: 'red', sentence }),
  skipped: (sentence: string): Finding => ({ result: 'skipped', sentence }),
};
