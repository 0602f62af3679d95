import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SETTINGS } from '@/lib/orders/shop/settings';
import { ENV_NAMES } from './env';

it('.env.example names every setting once, and sets none', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const settings = lines.filter((line) => line !== '' && !line.startsWith('#'));
  expect(settings.toSorted()).toEqual(ENV_NAMES.map((name) => `${name}=`).toSorted());
});

it('what the table of settings says comes from the environment is a name of it', () => {
  const names = Object.values(SETTINGS).flatMap(({ env }) => env ?? []);
  expect(names.filter((name) => !ENV_NAMES.includes(name))).toEqual([]);
});
