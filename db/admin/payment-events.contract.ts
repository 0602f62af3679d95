import { afterEach, expect, it, vi } from 'vitest';
import { aPaymentEvent } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent, rejectDelivery } from '@/lib/payments/fixtures/deliver-event';
import { refusedFields } from '@/lib/prodamus/refused-fields';
import type { PaymentEventFilter } from '@/lib/store/payment-events';
import type { StoreWorld } from '../fixtures/store-world';

const BEGINNING = { kept: null, rejected: null };
const ANY: PaymentEventFilter = { text: null, outcome: null };

/** The clock by which ids are made only goes on, so each engine of a process has a later year. */
let year = 2030;

/** The journal of deliveries. */
export function paymentEventsContract(world: StoreWorld): void {
  afterEach(() => void vi.useRealTimers());

  it('payment events of a time begin with its first instant and end before its last', async () => {
    const { store } = world;
    year += 1;
    const [first, second, third] = [1, 2, 3].map((day) => new Date(Date.UTC(year, 4, day)));
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const [place, receivedAt] of [first, second, third].entries()) {
      if (!receivedAt) throw new Error('three days');
      vi.setSystemTime(receivedAt);
      const paymentEvent = aPaymentEvent({ paymentId: `${place}` });
      await deliverEvent(store, paymentEvent, { receivedAt });
      const refused = { reason: 'подпись не сошлась', fields: {}, bytes: 3 };
      await rejectDelivery(store, { ...refused, receivedAt });
    }
    const days = async (from: Date | undefined, to: Date | undefined) =>
      (
        await store.admin.paymentEventRows(
          { ...ANY, from: from ?? null, to: to ?? null },
          BEGINNING,
          9,
        )
      ).map(({ kind, receivedAt }) => `${kind} ${receivedAt.getUTCDate()}`);

    expect(await days(second, third)).toEqual(['kept 2', 'rejected 2']);
    expect(await days(undefined, second)).toEqual(['kept 1', 'rejected 1']);
    expect(await days(third, undefined)).toEqual(['kept 3', 'rejected 3']);
  });

  it('a refused delivery is found by the number of its order or payment', async () => {
    const { store } = world;
    const body = Buffer.from('order_num=1234567897&order_id=48151623&customer_phone=79161234567');
    await rejectDelivery(store, {
      reason: 'подпись не сошлась',
      receivedAt: new Date(),
      fields: refusedFields(body),
      bytes: body.length,
    });
    const found = async (text: string) =>
      (await store.admin.paymentEventRows({ text, outcome: 'rejected' }, BEGINNING, 9)).length;

    expect(await found('1234567897')).toBe(1);
    expect(await found('1234567898')).toBe(0);
    expect(await found('48151623')).toBe(1);
    expect(await found('4815162')).toBe(0);
    expect(await found('79161234567')).toBe(0);
  });
}
