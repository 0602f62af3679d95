import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ENV_NAMES } from './env';

it('.env.example names every setting once, and sets none', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const settings = lines.filter((line) => line !== '' && !line.startsWith('#'));
  expect(settings.toSorted()).toEqual(ENV_NAMES.map((name) => `${name}=`).toSorted());
});
