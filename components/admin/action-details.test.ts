import { expect, it } from 'vitest';
import { auditSettings } from '@/lib/admin/audit-settings';
import type { AuditEntry } from '@/lib/audit';
import { kopecks } from '@/lib/money';
import type { ShopSettings } from '@/lib/orders/shop/shop-settings';
import { actionDetails } from './action-details';

const SETTINGS: ShopSettings = {
  price: kopecks(99_000),
  productName: 'Карта',
  productDescription: '',
  linkTtlHours: 72,
  sellerName: 'Анна Светлова',
  sellerInn: '500100732259',
  sellerContacts: '',
  taxType: null,
  paymentMethod: null,
  paymentObject: null,
  tracksSources: false,
  noSaleOn: [],
};

const changed = (changes: Partial<ShopSettings>) =>
  actionDetails({
    action: 'settings_changed',
    details: auditSettings(SETTINGS, { ...SETTINGS, ...changes }),
  });

it('settings are named as the form names them, with the values before and after', () => {
  expect(changed({ price: kopecks(129_050) })).toBe('Цена, ₽: 990\u00a0₽ → 1\u00a0290,50\u00a0₽');
  expect(changed({ productDescription: 'Семь чакр' })).toBe('Описание: пусто → Семь чакр');
  expect(changed({ taxType: 0, tracksSources: true })).toBe(
    'Ставка НДС: как на странице Prodamus → 0 — без НДС; ' +
      'Запоминать, откуда пришёл заказ: нет → да',
  );
  expect(changed({ noSaleOn: ['ios', 'android'] })).toBe(
    'Покупка внутри Telegram: везде → везде, кроме iOS и Android',
  );
});

it('of who the seller is only that it has changed is reported', () => {
  expect(changed({ sellerName: 'Борис Тёмный' })).toBe('Имя или название: изменено');
});

it.each<[AuditEntry['action'], NonNullable<AuditEntry['details']>, string | null]>([
  ['signed_in', { by: 'password' }, null],
  ['signed_in', { by: 'link' }, 'по одноразовой ссылке'],
  ['messages_resent', { way: 'chat' }, 'в чат'],
  ['marked_paid', { paymentId: '77' }, 'платёж 77'],
  ['notice_processed', { was: 'unknown_order', became: 'paid' }, 'нет такого заказа → оплата'],
  ['reconciled', { step: 'list_kept', rows: 12 }, 'загружен список, строк: 12'],
  [
    'texts_changed',
    { version: '2026-12-01.2' },
    'редакция от 1\u00a0декабря\u00a02026\u00a0г. (2-я за день)',
  ],
  [
    'promo_code_made',
    { code: 'ВЕСНА', kind: 'fixed', value: 10_000, mostUses: 5 },
    'ВЕСНА: скидка 100\u00a0₽, заказов: 5',
  ],
  [
    'exported',
    { what: 'orders', from: '2026-11-01', to: null, state: 'paid' },
    'заказы, с 01.11.2026, только «оплачен»',
  ],
  ['link_made', { failure: null }, null],
  ['undelivered_sent', { kind: 'reading_by_mail' }, 'письмо с разбором'],
  ['undelivered_dropped', { messages: 12 }, 'сообщений: 12'],
])('%s with %j', (action, details, words) => {
  expect(actionDetails({ action, details })).toBe(words);
});
