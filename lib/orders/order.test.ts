import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYABLE_UNTIL } from './fixtures/an-order';
import { maskContact, type PaymentFact, paymentStateOf, stateOf } from './order';

const NEVER = new Date('2027-01-01T00:00:00Z');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute));
const fact = (kind: PaymentFact['kind'], paymentId: string, minute = 0): PaymentFact => ({
  kind,
  paymentId,
  at: at(minute),
});
const stateAfter = (facts: readonly PaymentFact[]) =>
  stateOf({ ...paymentStateOf(facts), payableUntil: PAYABLE_UNTIL }, at(0));

const anyFacts = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom('paid', 'refunded', 'cancelled', 'denied'),
    paymentId: fc.constantFrom('1', '2', '3'),
    at: fc.integer({ min: 0, max: 59 }).map(at),
  } satisfies { [Name in keyof PaymentFact]: fc.Arbitrary<PaymentFact[Name]> }),
  { selector: ({ kind, paymentId }) => `${kind}/${paymentId}`, maxLength: 12 },
);

describe('the payment state', () => {
  it('is the same for the same facts in any order, told any number of times', () => {
    const toldAgain = anyFacts.chain((facts) =>
      fc
        .shuffledSubarray([...facts, ...facts, ...facts], { minLength: facts.length * 3 })
        .map((told) => ({ facts, told })),
    );

    fc.assert(
      fc.property(toldAgain, ({ facts, told }) => {
        expect(paymentStateOf(told)).toEqual(paymentStateOf(facts));
      }),
    );
  });

  it('never changes by a cancel or a refusal of the bank', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const money = facts.filter(({ kind }) => kind === 'paid' || kind === 'refunded');
        expect(paymentStateOf(facts)).toEqual(paymentStateOf(money));
      }),
    );
  });

  it('is paid whenever a payment is known and no refund is', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const kinds = new Set(facts.map(({ kind }) => kind));
        fc.pre(kinds.has('paid') && !kinds.has('refunded'));
        expect(stateAfter(facts)).toBe('paid');
      }),
    );
  });

  it('is refunded when every payment has its refund', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const payments = facts.filter(({ kind }) => kind === 'paid');
        fc.pre(payments.length > 0);
        const refunds = payments.map((payment) => ({ ...payment, kind: 'refunded' as const }));
        expect(stateAfter([...refunds, ...facts])).toBe('refunded');
      }),
    );
  });

  it('dates from the earliest payment and the earliest refund', () => {
    const facts = [fact('paid', '1', 9), fact('paid', '2', 4), fact('refunded', '1', 30)];

    expect(paymentStateOf(facts)).toEqual({ paidAt: at(4), refundedAt: null });
    expect(paymentStateOf([...facts, fact('refunded', '2', 20)])).toEqual({
      paidAt: at(4),
      refundedAt: at(20),
    });
  });

  it('dates from the earlier of two tellings of one payment, whichever came first', () => {
    const early = fact('paid', '1', 4);
    const late = fact('paid', '1', 9);

    for (const facts of [
      [early, late],
      [late, early],
    ]) {
      expect(paymentStateOf(facts).paidAt).toEqual(at(4));
    }
  });

  it('is nothing when nothing is known', () => {
    expect(paymentStateOf([])).toEqual({ paidAt: null, refundedAt: null });
  });
});

it.each([
  ['a payment', [fact('paid', '1')], 'paid'],
  ['a payment after a cancel', [fact('cancelled', '1'), fact('paid', '1', 1)], 'paid'],
  ['a cancel after a payment', [fact('paid', '1'), fact('cancelled', '1', 1)], 'paid'],
  ['a refusal after a payment', [fact('paid', '1'), fact('denied', '2', 1)], 'paid'],
  ['a refund', [fact('paid', '1'), fact('refunded', '1', 1)], 'refunded'],
  ['a refund told before its payment', [fact('refunded', '1'), fact('paid', '1', 1)], 'refunded'],
  [
    'the refund of one of two payments',
    [fact('paid', '1'), fact('paid', '2'), fact('refunded', '2')],
    'paid',
  ],
  ['only a cancel', [fact('cancelled', '1')], 'awaiting_payment'],
  ['only a refusal', [fact('denied', '1')], 'awaiting_payment'],
] as const)('after %s the order is what it should be', (_, facts, state) => {
  expect(stateAfter(facts)).toBe(state);
});

describe('an order that nobody has paid', () => {
  const unpaid = { paidAt: null, refundedAt: null, payableUntil: PAYABLE_UNTIL };

  it('awaits payment until its link runs out, then is expired', () => {
    const justBefore = new Date(PAYABLE_UNTIL.getTime() - 1);

    expect(stateOf(unpaid, justBefore)).toBe('awaiting_payment');
    expect(stateOf(unpaid, PAYABLE_UNTIL)).toBe('expired');
  });

  it('is paid once it has a payment, whatever the time', () => {
    expect(stateOf({ ...unpaid, paidAt: NEVER }, NEVER)).toBe('paid');
  });
});

it.each([
  [{ email: 'anna.svetlova@example.ru', phone: '+79123456789' }, 'a•••@example.ru'],
  [{ email: 'a@example.ru', phone: null }, 'a•••@example.ru'],
  [{ email: null, phone: '+79123456789' }, '+•••89'],
  [{ email: null, phone: null }, null],
])('%j', (contacts, shown) => {
  expect(maskContact(contacts)).toBe(shown);
});
