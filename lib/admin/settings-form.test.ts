import { expect, it } from 'vitest';
import { kopecks } from '../money';
import type { ShopSettings } from '../orders/shop/shop-settings';
import { auditSettings } from './audit-settings';
import { readSettings, settingTexts } from './settings-form';

const NOW: ShopSettings = {
  price: kopecks(99_000),
  productName: 'Карта чакр',
  productDescription: 'Семь чакр',
  linkTtlHours: 72,
  sellerName: 'Анна',
  sellerInn: '1',
  sellerContacts: 'a@example.ru',
  taxType: null,
  paymentMethod: 4,
  paymentObject: null,
  tracksSources: false,
  noSaleOn: ['ios'],
};

it('what is shown and sent back unchanged changes nothing, even where it would not be taken', () => {
  const nothing = { ok: true, change: { saved: {}, restored: [] } };

  expect(readSettings(settingTexts(NOW), NOW)).toEqual(nothing);
});

it.each([
  [{ price: '1 290' }, { price: 129_000 }],
  [{ price: '990,50 ₽' }, { price: 99_050 }],
  [{ linkTtlHours: ' 24 ' }, { linkTtlHours: 24 }],
  [{ taxType: '14' }, { taxType: 14 }],
  [{ noSaleOn: 'android,ios' }, { noSaleOn: ['android', 'ios'] }],
  [{ noSaleOn: '' }, { noSaleOn: [] }],
  [{ tracksSources: 'yes' }, { tracksSources: true }],
  [{ sellerInn: '5001 0073 2259' }, { sellerInn: '500100732259' }],
  [{ sellerContacts: '' }, { sellerContacts: '' }],
])('%j is read as %j', (typed, saved) => {
  expect(readSettings(typed, NOW)).toEqual({ ok: true, change: { saved, restored: [] } });
});

it('a receipt field left to the page is kept no more', () => {
  expect(readSettings({ paymentMethod: '' }, NOW)).toEqual({
    ok: true,
    change: { saved: {}, restored: ['paymentMethod'] },
  });
});

it.each([
  { price: '' },
  { price: '0,99' },
  { price: '-5' },
  { price: '1000000,01' },
  { price: 'дорого' },
  { productName: ' ' },
  { productName: 'а'.repeat(101) },
  { linkTtlHours: '0' },
  { linkTtlHours: '1.5' },
  { sellerInn: '12345' },
  { taxType: '3' },
  { paymentObject: 'услуга' },
  { noSaleOn: 'windows' },
])('%j names its field and says in Russian what to type', (typed) => {
  const read = readSettings(typed, NOW);

  expect(read.ok ? [] : read.errors).toEqual([
    { field: Object.keys(typed)[0], message: expect.stringMatching(/[а-яё]/i) },
  ]);
});

it('the log names what changed, and of whom it may be only that it did', () => {
  const after = { ...NOW, price: kopecks(129_000), sellerName: 'Мария', noSaleOn: [] };

  expect(auditSettings(NOW, after)).toEqual({
    price: '99000 → 129000',
    sellerName: 'changed',
    noSaleOn: '["ios"] → []',
  });
});
