import { expect, it } from 'vitest';
import { messageKey } from './arrived';
import { type Evidence, FINDINGS, Judge } from './judge';
import type { KeptMessage, KeptOrder } from './kept';

const ORDER: KeptOrder = {
  id: 'o',
  number: '1234567897',
  telegramUserId: null,
  paidAt: 1,
  facts: 1,
  paymentEvents: 2,
  paying: 1,
  pending: 0,
  readings: 1,
  keys: 1,
};
const LETTER: KeptMessage = {
  orderId: 'o',
  kind: 'reading_by_mail',
  recipient: 0,
  outcome: 'sent',
  rows: 1,
};

const MOMENTS = [5_000, 7_000, 9_000];

/** A shop that has done all it said; each test takes something away. */
function evidence(
  order: Partial<KeptOrder> = {},
  letter: Partial<KeptMessage> = {},
  copies = 1,
  losses = [6_000],
) {
  const answered = [{ orderNumber: ORDER.number, paymentId: '7', times: 2 }];
  return {
    kept: {
      integrity: 'ok',
      orders: [{ ...ORDER, ...order }],
      messages: [{ ...LETTER, ...letter }],
    },
    answers: { answered, unanswered: [] as string[] },
    promised: new Map([['key', ORDER.number]]),
    arrived: new Map([[messageKey('mail', 'reading_by_mail', 'o'), MOMENTS.slice(0, copies)]]),
    losses,
  } satisfies Evidence;
}

/** What a judge finds who sees this, one after another; the last at the end. */
function findings(...seen: Evidence[]) {
  const judge = new Judge();
  const last = seen.pop();
  for (const one of seen) judge.look(one);
  if (last) judge.lookAtTheEnd(last);
  return FINDINGS.filter((finding) => judge.found[finding].size > 0);
}

it('finds nothing where all is done once', () => {
  expect(findings(evidence(), evidence())).toEqual([]);
});

const LOST: [string, Evidence][] = [
  [
    'an order that was answered is not there',
    { ...evidence(), kept: { ...evidence().kept, orders: [] } },
  ],
  ['a payment that was answered did not pay', evidence({ paidAt: null })],
  ['there is no reading', evidence({ readings: 0 })],
  ['a delivery that was answered is not kept', evidence({ paymentEvents: 1 })],
  ['a payment event is never applied', evidence({ pending: 1 })],
  ['a message noted as sent never came', evidence({}, {}, 0)],
  ['a message is still queued', evidence({}, { outcome: null }, 0)],
  ['a message is given up', evidence({}, { outcome: 'failed' }, 0)],
  [
    'a payment event is never answered',
    { ...evidence(), answers: { answered: [], unanswered: ['1'] } },
  ],
];

it.each(LOST)('calls it lost when %s', (_, seen) => {
  expect(findings(seen)).toEqual(['lost']);
});

const DOUBLED: [string, Evidence[]][] = [
  ['an order counts two payments', [evidence({ facts: 2 })]],
  ['a payment has paid twice', [evidence({ paying: 2 })]],
  ['there are two readings', [evidence({ readings: 2 })]],
  ['an order is nobody’s answer', [evidence({ keys: 0 })]],
  ['a message is enqueued twice', [evidence({}, { rows: 2 })]],
];

it.each(DOUBLED)('calls it doubled when %s', (_, seen) => {
  expect(findings(...seen)).toEqual(['doubled']);
});

it('tells a repeat after a lost answer from one of what was noted as sent', () => {
  const dropped = evidence({}, { outcome: null }, 1);

  expect(findings(dropped, evidence({}, {}, 2))).toEqual(['repeated']);
  expect(findings(evidence({}, {}, 1), evidence({}, {}, 2))).toEqual(['doubled', 'repeated']);
  expect(findings(dropped, evidence({}, {}, 3))).toEqual(['doubled', 'repeated']);
});

it('calls a second copy doubled when nothing was killed that could have lost the first', () => {
  expect(findings(evidence({}, {}, 2, [3_900, 7_100]))).toEqual(['doubled', 'repeated']);
  expect(findings(evidence({}, {}, 2, [4_100]))).toEqual(['repeated']);
});

it('counts apart what two crashes have cut short, and says when the file is broken', () => {
  expect(findings(evidence({}, { outcome: 'unanswered' }, 0))).toEqual(['interrupted']);
  expect(findings({ ...evidence(), kept: { ...evidence().kept, integrity: 'bad' } })).toEqual([
    'broken',
  ]);
});
