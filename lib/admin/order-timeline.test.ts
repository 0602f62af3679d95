import { expect, it } from 'vitest';
import type { OrderTimeline } from '@/lib/store/order-timeline';
import type { BirthDate } from '../chakras/birth-date';
import { anOrder, PLACED_AT } from '../orders/fixtures/an-order';
import { orderTimeline } from './order-timeline';

const at = (minutes: number) => new Date(PLACED_AT.getTime() + minutes * 60_000);

function aTimeline(changes: Partial<OrderTimeline> = {}): OrderTimeline {
  const { contacts, promo, origin, ...order } = anOrder();
  return {
    order: {
      ...order,
      ...contacts,
      seq: 1,
      source: null,
      promoCode: null,
      discount: 0 as never,
      seenAt: null,
      erasedAt: null,
    },
    links: [],
    paymentEvents: [],
    facts: [],
    returnedAt: null,
    reading: null,
    formerReadings: [],
    messages: [],
    actions: [],
    ...changes,
  };
}

it('what happened is reported oldest first, whichever part of the timeline it comes from', () => {
  const timeline = aTimeline({
    links: [{ url: 'https://payform.ru/a/', madeAt: at(1), expiresAt: at(90), failure: null }],
    facts: [{ kind: 'paid', paymentId: '1', at: at(5), paymentEventId: null }],
    returnedAt: at(4),
    reading: { madeAt: at(9), seenAt: at(12) },
    formerReadings: [{ birthDate: '1985-05-03' as BirthDate, madeAt: at(5), replacedAt: at(9) }],
    actions: [{ id: '1', at: at(9), actor: 'password', action: 'birth_date_fixed', number: null }],
  });

  expect(orderTimeline(timeline).map(({ kind }) => kind)).toEqual([
    'made',
    'link',
    'returned',
    'fact',
    'former_reading_made',
    'reading_replaced',
    'reading_made',
    'action',
    'reading_seen',
  ]);
});

it('what has not happened is not told', () => {
  expect(orderTimeline(aTimeline())).toEqual([{ kind: 'made', at: PLACED_AT }]);
});

it('an order whose data are erased tells when, once, and whether somebody did it', () => {
  const kinds = (actions: OrderTimeline['actions']) => {
    const timeline = aTimeline({ actions });
    const erased = { ...timeline, order: { ...timeline.order, erasedAt: at(50) } };
    return orderTimeline(erased).map(({ kind }) => kind);
  };

  expect(kinds([])).toEqual(['made', 'outlived']);
  expect(kinds([{ id: '1', at: at(50), actor: 'buyer', action: 'erased', number: null }])).toEqual([
    'made',
    'action',
  ]);
});

it('an order by the seller begins with their action, and its consent is a moment of its own', () => {
  const { order } = aTimeline();
  const consent = { version: '2026-11-24', at: at(3), channel: 'web' } as const;
  const placed = { id: '1', at: at(0), actor: 'password', action: 'order_placed', number: null };
  const timeline = aTimeline({
    order: { ...order, isBySeller: true, consent },
    actions: [placed as OrderTimeline['actions'][number]],
  });

  expect(orderTimeline(timeline).map(({ kind }) => kind)).toEqual(['action', 'agreed']);
});
