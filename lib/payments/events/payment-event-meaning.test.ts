import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kopecks } from '@/lib/money';
import { anOrder, PAYABLE_UNTIL } from '@/lib/orders/fixtures/an-order';
import { type PaymentFact, paymentStateOf, stateOf } from '@/lib/orders/order';
import { meaningOf, type PaymentSnapshot } from '@/lib/payments/events/payment-event-meaning';
import { aPaymentEvent, aPaymentEventOf, RECEIVED_AT } from '../fixtures/a-payment-event';
import type { PaymentEvent } from './payment-event';
import type { Recovery } from './recover-order';

const ORDER = anOrder();
const NOTHING_ELSE = { erased: null, hasTombstone: false, facts: [], claims: [], earlier: [] };
const meant = (
  paymentEvent: PaymentEvent,
  known: Partial<PaymentSnapshot> = {},
  recovery: Recovery | null = null,
) => {
  const facts = { ...NOTHING_ELSE, order: ORDER, ...known };
  const { outcome, fact } = meaningOf(paymentEvent, facts, RECEIVED_AT, recovery);
  return { outcome, fact };
};
const outcomeOf = (paymentEvent: PaymentEvent, known: Partial<PaymentSnapshot> = {}) =>
  meant(paymentEvent, known).outcome;
const fact = (kind: PaymentFact['kind'], paymentId: string): PaymentFact => ({
  kind,
  paymentId,
  at: RECEIVED_AT,
});
const changed = (changes: Partial<PaymentEvent>) =>
  aPaymentEvent({ ...aPaymentEventOf(ORDER), ...changes });

describe('a payment event that fits its order', () => {
  it.each(['paid', 'cancelled', 'denied', 'refunded'] as const)('becomes a fact: %s', (kind) => {
    expect(meant(aPaymentEventOf(ORDER, kind, '7'))).toEqual({
      outcome: kind,
      fact: { kind, paymentId: '7', at: RECEIVED_AT },
    });
  });

  it.each(['', 'rub', 'RUB', 'Rub'])('may write its currency as %j', (currency) => {
    expect(outcomeOf(changed({ currency }))).toBe('paid');
  });

  it.each(['990', '990.0', '990.00'])('may write its sum as %s', (amountText) => {
    expect(outcomeOf(aPaymentEvent({ orderNumber: ORDER.number, amountText }))).toBe('paid');
  });
});

it.each([
  ['the moment its link runs out', 0],
  ['a year later', 365 * 24 * 3_600_000],
])('money that comes %s pays its order, also one that was cancelled and denied', (_, lateMs) => {
  const facts = {
    ...NOTHING_ELSE,
    order: ORDER,
    facts: [fact('cancelled', '7'), fact('denied', '8')],
  };
  const at = new Date(PAYABLE_UNTIL.getTime() + lateMs);

  expect(meaningOf(aPaymentEventOf(ORDER, 'paid', '9'), facts, at, null)).toMatchObject({
    outcome: 'paid',
    fact: { kind: 'paid', paymentId: '9', at },
  });
});

describe('money that does not fit changes nothing and is kept for the seller', () => {
  it.each([
    ['less', { amountText: '989.99', amount: kopecks(98_999) }, 'other_amount'],
    ['more', { amountText: '990.01', amount: kopecks(99_001) }, 'other_amount'],
    ['a sum that does not read', { amountText: '990,00', amount: null }, 'other_amount'],
    ['another currency', { currency: 'usd' }, 'other_currency'],
    ['roubles spelled otherwise', { currency: 'rur' }, 'other_currency'],
    ['a currency with a space', { currency: 'rub ' }, 'other_currency'],
    ['a status nobody knows', { status: 'unknown', statusText: 'success ' }, 'unknown_status'],
    ['test money', { demo: true }, 'demo'],
  ] as const)('%s', (_, changes, outcome) => {
    expect(meant(changed(changes))).toEqual({ outcome, fact: null });
  });

  it('money for an order we do not know', () => {
    expect(meant(aPaymentEvent(), { order: null })).toEqual({
      outcome: 'unknown_order',
      fact: null,
    });
  });

  it.each(['paid', 'cancelled', 'denied', 'refunded'] as const)(
    'the sum and the currency are compared when it is %s too, and when the order is closed already',
    (status) => {
      const facts = [fact('paid', '9')];
      const paymentEvent = aPaymentEventOf(ORDER, status);

      expect(outcomeOf({ ...paymentEvent, amount: kopecks(1) }, { facts })).toBe('other_amount');
      expect(outcomeOf({ ...paymentEvent, currency: 'usd' }, { facts })).toBe('other_currency');
    },
  );

  it('test money never becomes a fact, whatever else it says', () => {
    for (const status of ['paid', 'refunded', 'cancelled', 'denied'] as const) {
      const paymentEvent = { ...aPaymentEventOf(ORDER, status), demo: true };
      expect(meant(paymentEvent)).toEqual({ outcome: 'demo', fact: null });
    }
  });
});

describe('of an erased order', () => {
  const erased = { order: null, erased: { id: 'erased', amount: ORDER.amount } };

  it('a payment is odd and no fact: there is nobody to make a reading for', () => {
    expect(meant(aPaymentEventOf(ORDER), erased)).toEqual({
      outcome: 'erased_order',
      fact: null,
    });
  });

  it('a refund is a fact, and what is known already stays a duplicate', () => {
    const facts = [fact('paid', '1')];

    expect(outcomeOf(aPaymentEventOf(ORDER, 'refunded'), { ...erased, facts })).toBe('refunded');
    expect(outcomeOf(aPaymentEventOf(ORDER, 'paid', '1'), { ...erased, facts })).toBe('duplicate');
  });

  it('the sum is compared all the same', () => {
    const paymentEvent = { ...aPaymentEventOf(ORDER), amount: kopecks(1) };

    expect(outcomeOf(paymentEvent, erased)).toBe('other_amount');
  });
});

describe('of an order that was erased before the database was put back', () => {
  const tombstones = { order: null, hasTombstone: true };

  it('a payment is odd: somebody must give the money back', () => {
    expect(meant(aPaymentEventOf(ORDER), tombstones)).toEqual({
      outcome: 'erased_order',
      fact: null,
    });
  });

  it.each(['refunded', 'cancelled', 'denied'] as const)('%s says nothing any more', (status) => {
    expect(meant(aPaymentEventOf(ORDER, status), tombstones)).toEqual({
      outcome: 'unknown_order',
      fact: null,
    });
  });
});

describe('of an order that is not here, with a copy of it', () => {
  const unknown = { order: null };

  it.each([
    ['paid', 'recovered'],
    ['refunded', 'refunded'],
  ] as const)('told as %s, a good one makes the order and a fact: %s', (status, outcome) => {
    const good: Recovery = { kind: 'recovered', order: ORDER };

    expect(meant(aPaymentEventOf(ORDER, status, '7'), unknown, good)).toEqual({
      outcome,
      fact: fact(status, '7'),
    });
  });

  it.each(['seal_invalid', 'seal_version', 'seal_mismatch'] as const)(
    'one with a %s makes nothing, and the seller sees why',
    (kind) => {
      expect(meant(aPaymentEventOf(ORDER), unknown, { kind })).toEqual({
        outcome: kind,
        fact: null,
      });
    },
  );
});

describe('a payment event that came before', () => {
  const paymentEvent = aPaymentEventOf(ORDER);

  it('with the same content is a duplicate', () => {
    const known = { earlier: [paymentEvent.fingerprint], facts: [fact('paid', '1')] };

    expect(meant(paymentEvent, known)).toEqual({ outcome: 'duplicate', fact: null });
  });

  it('with other content under the same key is odd', () => {
    expect(meant(paymentEvent, { earlier: ['other'] })).toEqual({
      outcome: 'other_content',
      fact: null,
    });
  });

  it('under another key, with the id of a payment already known, is a duplicate', () => {
    const byHand = { facts: [fact('paid', '1')] };

    expect(meant(paymentEvent, byHand)).toEqual({ outcome: 'duplicate', fact: null });
  });
});

it('a payment after the refund of another one is a fact, and odd: somebody must look', () => {
  const known = { facts: [fact('refunded', '1')] };

  expect(outcomeOf(aPaymentEventOf(ORDER, 'paid', '2'), known)).toBe('payment_after_refund');
  expect(outcomeOf(aPaymentEventOf(ORDER, 'paid', '1'), known)).toBe('paid');
  for (const status of ['refunded', 'cancelled', 'denied'] as const) {
    expect(outcomeOf(aPaymentEventOf(ORDER, status, '2'), known)).toBe(status);
  }
});

describe('a second payment', () => {
  it('is odd, but a fact all the same', () => {
    const known = { facts: [fact('paid', '1')] };

    expect(meant(aPaymentEventOf(ORDER, 'paid', '2'), known)).toEqual({
      outcome: 'second_payment',
      fact: fact('paid', '2'),
    });
  });

  it('is none when the first was only tried', () => {
    const known = { facts: [fact('cancelled', '1'), fact('denied', '2')] };

    expect(outcomeOf(aPaymentEventOf(ORDER, 'paid', '3'), known)).toBe('paid');
  });
});

describe('however the payment events of an order come', () => {
  const told = fc.uniqueArray(
    fc.record({
      status: fc.constantFrom('paid', 'refunded', 'cancelled', 'denied'),
      paymentId: fc.constantFrom('1', '2', '3'),
      demo: fc.boolean(),
      amount: fc.constantFrom(kopecks(99_000), kopecks(99_000), kopecks(1)),
    }),
    { selector: ({ status, paymentId }) => `${status}/${paymentId}`, maxLength: 8 },
  );
  const paymentEvents = told.map((all) =>
    all.map(({ status, paymentId, ...rest }) =>
      aPaymentEvent({
        ...aPaymentEventOf(ORDER, status, paymentId),
        ...keyed(status, paymentId),
        ...rest,
      }),
    ),
  );
  const twoOrders = paymentEvents.chain((all) =>
    fc.record({
      first: fc.constant(all),
      second: fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
    }),
  );

  it('the end state is the same', () => {
    fc.assert(
      fc.property(twoOrders, ({ first, second }) => {
        expect(stateAfter(second)).toBe(stateAfter(first));
      }),
      { numRuns: 500 },
    );
  });

  it('each is a fact once, and test money and other sums never are', () => {
    fc.assert(
      fc.property(paymentEvents, (all) => {
        const good = all.filter(({ demo, amount }) => !demo && amount === ORDER.amount);
        expect(factsAfter([...all, ...all])).toHaveLength(good.length);
      }),
    );
  });

  it('a test never hides the live payment event with the same id that comes later', () => {
    const live = aPaymentEventOf(ORDER);
    const demo = aPaymentEvent({ ...live, demo: true, key: 'demo/1/success' });

    expect(stateAfter([demo, live])).toBe('paid');
    expect(stateAfter([live, demo])).toBe('paid');
  });
});

/** The store in a few lines: the facts of one order after these deliveries. */
function factsAfter(deliveries: readonly PaymentEvent[]): PaymentFact[] {
  const [facts, kept]: [PaymentFact[], PaymentEvent[]] = [[], []];
  for (const paymentEvent of deliveries) {
    const earlier = kept
      .filter(({ key }) => key === paymentEvent.key)
      .map((one) => one.fingerprint);
    const { fact: made } = meant(paymentEvent, { facts, earlier });
    kept.push(paymentEvent);
    if (made) facts.push(made);
  }
  return facts;
}

function stateAfter(deliveries: readonly PaymentEvent[]) {
  const payableUntil = PAYABLE_UNTIL;
  return stateOf({ ...paymentStateOf(factsAfter(deliveries)), payableUntil }, RECEIVED_AT);
}

function keyed(status: string, paymentId: string) {
  return { key: `${paymentId}/${status}`, fingerprint: `${paymentId}/${status}` };
}

describe('an event that only tries the address', () => {
  const test = changed({ status: 'test', orderNumber: 'test', key: 'test/1/success' });

  it.each([
    ['of no order', { order: null }],
    ['under a number that is an order’s', {}],
    ['that came with other content before', { order: null, earlier: ['another'] }],
    ['that came so before', { order: null, earlier: [test.fingerprint] }],
  ])('%s means nothing', (_, known) => {
    expect(meant(test, known)).toEqual({ outcome: 'test_event', fact: null });
    expect(meant({ ...test, demo: true }, known)).toEqual({ outcome: 'test_event', fact: null });
  });
});
