import { expect, it } from 'vitest';
import { linkTtlOf, readSavedSettings, sellerOf, settingOf } from './shop-settings';

const SAVED = {
  price: 129_000,
  productName: 'Карта чакр',
  productDescription: '',
  linkTtlHours: 24,
  sellerName: 'Анна',
  sellerInn: '500100732259',
  sellerContacts: 'anna@example.ru',
  taxType: 14,
  paymentMethod: null,
  paymentObject: 4,
  tracksSources: true,
  noSaleOn: ['ios'],
};
const read = (values: Record<string, unknown>) =>
  readSavedSettings(Object.entries(values).map(([name, value]) => ({ name, value })));

it('what was saved in the admin is read back whole', () => {
  expect(read(SAVED)).toEqual(SAVED);
  expect(read({})).toEqual({});
});

it('what no longer reads is left out alone, and the environment holds in its place', () => {
  expect(read({ price: 'дорого', sellerInn: '1', taxType: '14', sellerName: 'Анна' })).toEqual({
    sellerName: 'Анна',
  });
});

it('a name that this code does not know is nobody’s setting', () => {
  expect(read({ discount: 1, constructor: 1, __proto__: 1, price: 129_000 })).toEqual({
    price: 129_000,
  });
});

it.each([
  ['price', 100, 99],
  ['price', 100_000_000, 100_000_001],
  ['price', 99_050, 99_050.5],
  ['productName', 'К', ''],
  ['productName', 'а'.repeat(100), 'а'.repeat(101)],
  ['productDescription', 'а'.repeat(300), 'а'.repeat(301)],
  ['linkTtlHours', 1, 0],
  ['linkTtlHours', 8_760, 8_761],
  ['linkTtlHours', 72, 72.5],
  ['sellerName', 'а'.repeat(200), 'а'.repeat(201)],
  ['sellerInn', '', '12345678901'],
  ['sellerInn', '5001007322', '50010073221'],
  ['sellerInn', '500100732259', '№ 500100732259'],
  ['sellerInn', '500100732259', '5001007322599'],
  ['sellerInn', '5001007322', 'ИНН 5001007'],
  ['sellerContacts', 'а'.repeat(300), 'а'.repeat(301)],
  ['taxType', 0, 3],
  ['taxType', null, 'toString'],
  ['paymentMethod', 4, '4'],
  ['paymentObject', 4, 404],
  ['noSaleOn', ['ios', 'android'], ['windows']],
] as const)('%s may be %j, and %j is refused with words', (name, good, bad) => {
  const { schema } = settingOf(name).kind;
  expect(schema.safeParse(good)).toMatchObject({ success: true, data: good });
  const refused = schema.safeParse(bad);
  expect(refused.error?.issues[0]?.message).toMatch(/[а-яё]/i);
});

it('a link lives as many hours as the seller says, told in milliseconds', () => {
  expect(linkTtlOf({ ...SAVED, linkTtlHours: 72 } as never)).toBe(259_200_000);
});

it('the seller is named as they have named themselves', () => {
  expect(sellerOf(SAVED as never)).toEqual({
    name: 'Анна',
    inn: '500100732259',
    contacts: 'anna@example.ru',
  });
});
