import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROMISES } from './promises';
import { RULES } from './rules';

const GUARDS = [...PROMISES, ...RULES].map((guard) => ({ name: guard.test.title, ...guard }));
const CONTRACTS = readdirSync('db')
  .filter((name) => name.endsWith('.contract.ts'))
  .map((name) => readFileSync(`db/${name}`, 'utf8'));

it.each(GUARDS)('$name: its guard is in the code, once, and it is written down', (one) => {
  const code = readFileSync(one.file, 'utf8');
  const tests = [readFileSync(one.test.file, 'utf8'), ...CONTRACTS];

  expect(code.split(one.guard).length - 1, one.guard).toBe(1);
  expect(code.replace(one.guard, () => one.instead)).not.toBe(code);
  expect(tests.some((text) => text.includes(one.test.title))).toBe(true);
});
