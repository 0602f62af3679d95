import { describe, expect, test } from 'vitest';
import type { OrderDetails } from '@/lib/store/order-details';
import { orderView } from './order-view';

const NOW = new Date('2026-11-24T12:00:00Z');
const later = new Date('2026-11-27T12:00:00Z');
const earlier = new Date('2026-11-21T12:00:00Z');
const link = { url: 'https://pay.example/1', madeAt: earlier, expiresAt: later };
const oldLink = { ...link, expiresAt: earlier };

const details = (changes: Partial<OrderDetails['order']>, of: OrderDetails['link']) =>
  ({
    order: { paidAt: null, refundedAt: null, payableUntil: later, ...changes },
    link: of,
    reading: null,
  }) as OrderDetails;

describe('the page of an order', () => {
  test('leads to the live link until it is paid', () => {
    const view = { kind: 'pay', url: link.url, until: later };
    expect(orderView(details({}, link), false, NOW)).toEqual(view);
  });

  test('offers a new link when there is none or it has run out', () => {
    expect(orderView(details({}, null), false, NOW)).toEqual({
      kind: 'no_link',
      reason: 'never_made',
    });
    const expired = details({ payableUntil: earlier }, oldLink);
    expect(orderView(expired, false, NOW)).toEqual({ kind: 'no_link', reason: 'run_out' });
  });

  test('trusts a return from the payment page only as far as checking', () => {
    expect(orderView(details({}, link), true, NOW)).toEqual({ kind: 'checking', url: link.url });
    expect(orderView(details({}, oldLink), true, NOW)).toEqual({ kind: 'checking', url: null });
  });

  test('says paid and refunded whatever the address bar says', () => {
    expect(orderView(details({ paidAt: earlier }, link), false, NOW).kind).toBe('paid');
    expect(orderView(details({ paidAt: earlier }, link), true, NOW).kind).toBe('paid');
    const refunded = details({ paidAt: earlier, refundedAt: earlier }, link);
    expect(orderView(refunded, true, NOW).kind).toBe('refunded');
  });
});
