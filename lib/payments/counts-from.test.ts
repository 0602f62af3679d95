import { expect, it } from 'vitest';
import { countsFrom } from './counts-from';

const at = (moment: string) => new Date(`2026-11-${moment}+03:00`);
const HEARD = at('29T00:01:00');

it.each([
  [
    'when it was paid, told after midnight',
    at('28T23:59:10'),
    at('28T23:00:00'),
    at('28T23:59:10'),
  ],
  ['the last second of a bare day', at('28T00:00:00'), at('28T23:50:00'), at('28T23:59:59')],
  ['when it came, on the same day', at('29T00:00:30'), at('28T23:00:00'), HEARD],
  ['when it came, if nobody says more', null, at('28T23:00:00'), HEARD],
  ['when it came, before it was paid', at('29T12:00:00'), at('28T23:00:00'), HEARD],
  ['when it came, paid before there was an order', at('27T12:00:00'), at('28T23:00:00'), HEARD],
  [
    'when it was paid, by an order of later',
    at('27T12:00:00'),
    at('29T12:00:00'),
    at('27T12:00:00'),
  ],
])('money counts from %s', (_, movedAt, notBefore, from) => {
  expect(countsFrom(movedAt, { heardAt: HEARD, notBefore })).toEqual(from);
});
