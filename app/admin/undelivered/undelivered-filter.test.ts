import { expect, it } from 'vitest';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { formatOrderNumber } from '@/lib/orders/number';
import { ANY_UNDELIVERED } from '@/lib/store/queries/undelivered';
import { undeliveredFilter } from './undelivered-filter';

it('takes a number in any spelling, and blanks for no search at all', () => {
  const searched = (typed: string) =>
    undeliveredFilter((name) => (name === 'number' ? typed : null));
  for (const blank of ['', ' ', '\u00a0']) expect(searched(blank)).toEqual(ANY_UNDELIVERED);
  const { number } = anOrder();
  const spelt = ` № ${formatOrderNumber(number)} `;
  expect(searched(spelt)).toEqual({ ...ANY_UNDELIVERED, number });
  expect(searched(' такого нет ')).toEqual({ ...ANY_UNDELIVERED, number: 'такого нет' });
});
