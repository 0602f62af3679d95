import { expect, it } from 'vitest';
import type { TestPaymentEvent, TestPaymentFile } from '@/lib/store/test-payment';
import { anOrder, PLACED_AT } from '../orders/fixtures/an-order';
import { REJECTION_MESSAGES } from '../payments/events/payment-event';
import { isFinished, testPaymentSteps } from './test-payment-steps';

const NOW = new Date(PLACED_AT.getTime() + 60_000);
const MUCH_LATER = new Date(PLACED_AT.getTime() + 6 * 60_000);

const PAYMENT_EVENT: TestPaymentEvent = {
  id: 'n',
  outcome: 'demo',
  demo: true,
  amount: 99_000,
  amountText: '990.00',
  currency: 'rub',
  statusText: 'success',
  receivedAt: NOW,
};

function aTry(changes: Partial<TestPaymentFile> = {}): TestPaymentFile {
  const link = { url: 'https://payform.ru/x/', madeAt: PLACED_AT, expiresAt: PLACED_AT };
  const nothing = {
    reading: null,
    linkFailure: null,
    returnedAt: null,
    paymentEvents: [],
    refused: [],
  };
  return { order: anOrder({ isTest: true }), link, ...nothing, ...changes };
}

function aRefusal({ namesOrder }: { namesOrder: boolean | null }) {
  return { reason: 'подпись не сошлась', receivedAt: NOW, namesOrder };
}

const statesOf = (file: TestPaymentFile, now = NOW) =>
  Object.fromEntries(testPaymentSteps(file, now).map(({ key, state }) => [key, state]));

it('before anything came, only the order and the link stand', () => {
  expect(statesOf(aTry())).toEqual({
    order_made: 'done',
    link_made: 'done',
    buyer_returned: 'waiting',
    notice_came: 'waiting',
    signature_fits: 'waiting',
    money_fits: 'waiting',
    stays_unpaid: 'waiting',
  });
  expect(isFinished(testPaymentSteps(aTry(), NOW))).toBe(false);
});

it('a demo payment event of the right sum makes everything green', () => {
  const file = aTry({ returnedAt: NOW, paymentEvents: [PAYMENT_EVENT] });

  expect(new Set(Object.values(statesOf(file)))).toEqual(new Set(['done']));
  expect(isFinished(testPaymentSteps(file, NOW))).toBe(true);
});

it('what does not fit is reported', () => {
  const refused = [aRefusal({ namesOrder: true })];

  expect(statesOf(aTry({ link: null, linkFailure: 'refused' })).link_made).toBe('wrong');
  expect(statesOf(aTry({ refused })).signature_fits).toBe('wrong');
  expect(statesOf(aTry({ paymentEvents: [{ ...PAYMENT_EVENT, amount: 1 }] })).money_fits).toBe(
    'wrong',
  );
  expect(
    statesOf(aTry({ paymentEvents: [{ ...PAYMENT_EVENT, currency: 'usd' }] })).money_fits,
  ).toBe('wrong');
  const paid = { ...PAYMENT_EVENT, demo: false, outcome: 'paid' } as const;
  expect(statesOf(aTry({ paymentEvents: [paid] })).stays_unpaid).toBe('wrong');
});

it('a refused delivery tells of the key only when it names the order and none was kept', () => {
  const other = [aRefusal({ namesOrder: false })];
  const both = [aRefusal({ namesOrder: true }), ...other];
  const denied = { ...PAYMENT_EVENT, statusText: 'order_denied' };

  expect(statesOf(aTry({ refused: other })).signature_fits).toBe('waiting');
  expect(statesOf(aTry({ refused: both })).signature_fits).toBe('wrong');
  expect(statesOf(aTry({ refused: both, paymentEvents: [denied] }))).toMatchObject({
    signature_fits: 'done',
    notice_came: 'waiting',
  });
});

it('a delivery without a signature is wrong though nobody read whom it names', () => {
  const unread = (reason: string) => [{ reason, receivedAt: NOW, namesOrder: null }];
  const unsigned = unread(REJECTION_MESSAGES.no_signature);

  expect(statesOf(aTry({ refused: unsigned })).signature_fits).toBe('wrong');
  expect(statesOf(aTry({ refused: unsigned, paymentEvents: [PAYMENT_EVENT] })).signature_fits).toBe(
    'done',
  );
  const tooLarge = unread(REJECTION_MESSAGES.too_large);
  expect(statesOf(aTry({ refused: tooLarge })).signature_fits).toBe('waiting');
});

it('a payment event that does not come is late after five minutes', () => {
  expect(statesOf(aTry(), MUCH_LATER).notice_came).toBe('late');
});
