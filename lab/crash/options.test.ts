import { expect, it } from 'vitest';
import { readOptions } from './options';

it('kills one process on SQLite unless told otherwise', () => {
  const asked = { kills: 5, seed: 7, lanes: 1, told: 0, control: null };
  expect(readOptions(['--kills', '5', '--seed', '7'])).toEqual({ ...asked, instances: 0 });
  expect(
    readOptions(['--kills', '5', '--seed', '7', '--engine', 'postgres', '--instances', '3']),
  ).toEqual({ ...asked, instances: 3 });
});

it('takes three instances for a control and for payments that are told to all', () => {
  expect(readOptions(['--control', 'no-locks'])).toMatchObject({ instances: 3, told: 200 });
  expect(readOptions(['--control', 'ended-leases'])).toMatchObject({ instances: 3, told: 0 });
  expect(readOptions(['--told', '1000'])).toMatchObject({ instances: 3, told: 1000 });
});

const WRONG = [
  ['--kills', '0'],
  ['--kills', 'many'],
  ['--instances', '3'],
  ['--engine', 'mysql'],
  ['--engine', 'sqlite', '--control', 'no-locks'],
  ['--control', 'no-brakes'],
  ['--told', '5', '--control', 'early-answer'],
];

it.each(WRONG.map((args) => ({ args })))('refuses $args', ({ args }) => {
  expect(readOptions(args)).toBeNull();
});
