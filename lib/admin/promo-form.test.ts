import { expect, it } from 'vitest';
import { kopecks } from '../money';
import { amountToPay, EMPTY_PROMO_FORM, type PromoFormValues, readPromoForm } from './promo-form';

const NOW = new Date('2026-11-24T09:00:00Z');
const read = (changes: Partial<PromoFormValues>) =>
  readPromoForm({ ...EMPTY_PROMO_FORM, code: 'весна', value: '10', ...changes }, NOW);

it('a code is kept in capitals, its days are Moscow’s and both count', () => {
  expect(
    read({ startsOn: '2026-12-01', endsOn: '2026-12-31', mostUses: '5', note: ' блог ' }),
  ).toEqual({
    ok: true,
    promo: {
      code: 'ВЕСНА',
      kind: 'percent',
      value: 10,
      mostUses: 5,
      note: 'блог',
      startsAt: new Date('2026-11-30T21:00:00Z'),
      endsAt: new Date('2026-12-31T21:00:00Z'),
      createdAt: NOW,
      disabledAt: null,
    },
  });
});

it('the last day may be today', () => {
  expect(read({ endsOn: '2026-11-24' }).ok).toBe(true);
});

it('a count may have its thousands apart', () => {
  expect(read({ mostUses: '1 000' })).toMatchObject({ promo: { mostUses: 1_000 } });
});

it('a sum is in roubles', () => {
  expect(read({ kind: 'fixed', value: '1 300 руб.' })).toMatchObject({ promo: { value: 130_000 } });
  expect(read({ kind: 'fixed', value: '300,50 ₽' })).toMatchObject({ promo: { value: 30_050 } });
});

it.each([
  ['percent', '10', 89_100],
  ['percent', '100', 100],
  ['percent', '33', 66_330],
  ['fixed', '5 000', 100],
  ['fixed', '990,50 ₽', 100],
  ['fixed', '300', 69_000],
  ['percent', '', null],
  ['percent', '101', null],
  ['fixed', 'всё', null],
])('a discount in %s of %j leaves %s kopecks of 990 ₽', (kind, value, toPay) => {
  expect(amountToPay({ kind, value }, kopecks(99_000))).toBe(toPay);
});

it.each<[Partial<PromoFormValues>, string]>([
  [{ code: 'аб' }, 'code'],
  [{ code: 'две весны' }, 'code'],
  [{ value: '' }, 'value'],
  [{ value: '101' }, 'value'],
  [{ kind: 'fixed', value: '0' }, 'value'],
  [{ mostUses: '0' }, 'mostUses'],
  [{ startsOn: '2026-02-30' }, 'startsOn'],
  [{ endsOn: '2026-11-23' }, 'endsOn'],
  [{ startsOn: '2026-12-02', endsOn: '2026-12-01' }, 'endsOn'],
  [{ note: 'а'.repeat(201) }, 'note'],
])('%j is wrong in %s', (changes, field) => {
  const parsed = read(changes);

  expect(parsed.ok ? [] : parsed.errors).toEqual([
    { field, message: expect.stringMatching(/[а-яё]/i) },
  ]);
});
