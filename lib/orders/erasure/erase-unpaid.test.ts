import { describe, expect, it } from 'vitest';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { saveOrder } from '@/lib/checkout/place-order';
import type { PaymentEvent } from '@/lib/payments/events/payment-event';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent, eventPorts } from '@/lib/payments/fixtures/deliver-event';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { saveLink } from '@/lib/payments/links/open-payment';
import { alertOfStuck, recordReturn, waitsSince } from '@/lib/payments/links/returns';
import { resolveUnmatched } from '@/lib/payments/resolve-unmatched';
import { anOrder, PAYABLE_UNTIL, PLACED_AT } from '../fixtures/an-order';
import type { Order } from '../order';
import { eraseUnpaid } from './erase-unpaid';

const DAY = 86_400_000;
const daysAfter = (instant: Date, days: number) => new Date(instant.getTime() + days * DAY);
const LONG_AFTER = daysAfter(PLACED_AT, 100);

async function aShop() {
  const store = aStore();
  return {
    store,
    place: async (changes: Partial<Order> = {}) => {
      const order = anOrder(changes);
      await saveOrder(store, order, null);
      return order;
    },
    apply: (paymentEvent: PaymentEvent) => deliverEvent(store, paymentEvent),
    erase: (at: Date, days = 30) => eraseUnpaid({ store, clock: () => at }, days),
    isThere: async ({ token }: Order) => (await store.findOrder(token)) !== null,
  };
}

describe('an unpaid order is erased', () => {
  it('when it is as old as that, not a moment sooner, and once', async () => {
    const { store, place, erase, isThere } = await aShop();
    const order = await place();

    expect(await erase(new Date(daysAfter(PLACED_AT, 30).getTime() - 1))).toBe(0);
    expect(await isThere(order)).toBe(true);
    expect(await erase(daysAfter(PLACED_AT, 30))).toBe(1);
    expect(await isThere(order)).toBe(false);
    expect(await erase(LONG_AFTER)).toBe(0);
    const timeline = await store.admin.orderTimeline(order.id);
    expect(timeline?.order).toMatchObject({ birthDate: null, email: null, number: order.number });
  });

  it('not in the week after its link has run out, however old it is', async () => {
    const { place, erase } = await aShop();
    await place();

    expect(await erase(new Date(daysAfter(PAYABLE_UNTIL, 7).getTime() - 1), 1)).toBe(0);
    expect(await erase(daysAfter(PAYABLE_UNTIL, 7), 1)).toBe(1);
  });

  it('counting from the link that lives longest, be a shorter one made after it', async () => {
    const { store, place, erase } = await aShop();
    const order = await place();
    for (const [made, expires] of [
      [1, 60],
      [2, 3],
    ] as const) {
      const madeAt = daysAfter(PLACED_AT, made);
      const expiresAt = daysAfter(PLACED_AT, expires);
      await saveLink(store, order, { url: 'https://payform.ru/a/', madeAt, expiresAt }, '');
    }

    expect(await erase(daysAfter(PLACED_AT, 66))).toBe(0);
    expect(await erase(daysAfter(PLACED_AT, 67))).toBe(1);
  });

  it('never where the days are 0', async () => {
    const { place, erase } = await aShop();
    await place();

    expect(await erase(LONG_AFTER, 0)).toBe(0);
  });

  it('in batches, two hundred at a time', async () => {
    const { place, erase } = await aShop();
    await Promise.all(Array.from({ length: 205 }, () => place()));

    expect([await erase(LONG_AFTER), await erase(LONG_AFTER)]).toEqual([200, 5]);
  });
});

describe('left alone is an order', () => {
  it('that is paid or refunded', async () => {
    const { place, apply, erase, isThere } = await aShop();
    const paid = await place();
    const refunded = await place();
    await apply(aPaymentEventOf(paid, 'paid', '1'));
    await apply(aPaymentEventOf(refunded, 'paid', '2'));
    await apply(aPaymentEventOf(refunded, 'refunded', '2'));

    expect(await erase(LONG_AFTER)).toBe(0);
    expect([await isThere(paid), await isThere(refunded)]).toEqual([true, true]);
  });

  it.each([
    ['an order', false],
    ['a trial', true],
  ])(
    'for which money came that waits for the seller, until that is resolved: %s',
    async (_what, isTest) => {
      const { store, place, apply, erase } = await aShop();
      const order = await place({ isTest });
      await apply({ ...aPaymentEventOf(order), amount: null, amountText: '1.00' });
      expect(await erase(LONG_AFTER)).toBe(0);

      const [unmatched] = await store.admin.unmatchedRows(
        { isResolved: false, only: null },
        { before: null, limit: 1 },
      );
      const ports = eventPorts(store, { clock: () => LONG_AFTER });
      const wanted = { resolution: 'dismissed', orderNumber: null, reason: 'вернули' } as const;
      await resolveUnmatched(ports, unmatched?.id ?? '', wanted, 'password');
      expect(await erase(LONG_AFTER)).toBe(1);
    },
  );
});

describe('an order whose buyer came back from paying', () => {
  it('while no payment event has come, is kept for 90 days: the money is probably there', async () => {
    const { store, place, erase, isThere } = await aShop();
    const order = await place();
    await recordReturn(store, order, PLACED_AT);

    expect(await erase(new Date(daysAfter(PLACED_AT, 90).getTime() - 1))).toBe(0);
    expect(await isThere(order)).toBe(true);
    expect(await erase(daysAfter(PLACED_AT, 90))).toBe(1);
  });

  it('is kept though an attempt before it was refused: the next one may have succeeded', async () => {
    const { store, place, apply, erase } = await aShop();
    const order = await place();
    await apply(aPaymentEventOf(order, 'denied'));
    const later = daysAfter(RECEIVED_AT, 1);
    await recordReturn(store, order, later);

    expect(await waitsSince(store, order)).toEqual(later);
    expect(await store.admin.stuckOrders(daysAfter(later, 1), 9)).toHaveLength(1);
    expect(await alertOfStuck(store, daysAfter(later, 1), [], LONG_AFTER)).toHaveLength(1);
    expect(await erase(daysAfter(PLACED_AT, 30))).toBe(0);
  });

  it('waits anew when it is back from another attempt after one that was refused', async () => {
    const { store, place, apply, erase } = await aShop();
    const order = await place();
    await recordReturn(store, order, PLACED_AT);
    expect(await alertOfStuck(store, PLACED_AT, [], PLACED_AT)).toHaveLength(1);
    await apply(aPaymentEventOf(order, 'denied'));
    expect(await waitsSince(store, order)).toBeNull();
    const later = daysAfter(RECEIVED_AT, 1);
    await recordReturn(store, order, later);
    await recordReturn(store, order, daysAfter(later, 1));

    expect(await waitsSince(store, order)).toEqual(later);
    expect(await store.admin.stuckOrders(later, 9)).toMatchObject([{ returnedAt: later }]);
    expect(await alertOfStuck(store, later, [], LONG_AFTER)).toHaveLength(1);
    expect(await erase(daysAfter(PLACED_AT, 90))).toBe(0);
    expect(await erase(daysAfter(later, 90))).toBe(1);
  });

  it('begins no wait anew once money was told of, however often its page is opened', async () => {
    const { store, place, apply } = await aShop();
    const order = await place();
    await recordReturn(store, order, PLACED_AT);
    await apply(aPaymentEventOf(order));
    await recordReturn(store, order, LONG_AFTER);

    expect((await store.admin.orderTimeline(order.id))?.returnedAt).toEqual(PLACED_AT);
  });

  it('is as any other once a payment event told what became of the payment, or if it is a test', async () => {
    const { store, place, apply, erase } = await aShop();
    const denied = await place();
    const test = await place({ isTest: true });
    for (const order of [denied, test]) await recordReturn(store, order, PLACED_AT);
    await apply(aPaymentEventOf(denied, 'denied'));

    expect(await erase(daysAfter(PLACED_AT, 30))).toBe(2);
  });
});

it('a test order is erased too, though test money came for it', async () => {
  const { place, apply, erase, isThere } = await aShop();
  const order = await place({ isTest: true, birthDate: '1990-08-09' as BirthDate });
  await apply({ ...aPaymentEventOf(order), demo: true });
  const paid = await place({ isTest: true });
  await apply(aPaymentEventOf(paid, 'paid', '2'));

  expect(await erase(LONG_AFTER)).toBe(2);
  expect(await isThere(order)).toBe(false);
});
