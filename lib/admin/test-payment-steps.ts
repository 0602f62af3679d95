import type { RefusedDelivery, TestPaymentEvent, TestPaymentFile } from '@/lib/store/test-payment';
import { UNCONFIRMED_AFTER_MS } from '../orders/return-times';
import { REJECTION_MESSAGES } from '../payments/events/payment-event';
import { fitsCurrency } from '../payments/events/payment-event-meaning';

const UNSIGNED = REJECTION_MESSAGES.no_signature;

export type StepKey =
  | 'order_made'
  | 'link_made'
  | 'buyer_returned'
  | 'notice_came'
  | 'signature_fits'
  | 'money_fits'
  | 'stays_unpaid';

/** `late`: it should have happened by now, so something is to be looked at. */
export type StepState = 'done' | 'waiting' | 'late' | 'wrong';
export type Step = { key: StepKey; state: StepState };

/**
 * How far a try of the set-up has come. A payment event is only kept when its signature fits, and
 * answered 200 only when it is kept; so both show by its being there.
 */
export function testPaymentSteps(file: TestPaymentFile, now: Date): Step[] {
  const paymentEvent = proofOf(file);
  const isLate = now.getTime() - file.order.createdAt.getTime() > UNCONFIRMED_AFTER_MS;
  const untilPaymentEvent: StepState = paymentEvent ? 'done' : isLate ? 'late' : 'waiting';
  return [
    { key: 'order_made', state: 'done' },
    { key: 'link_made', state: file.link ? 'done' : file.linkFailure ? 'wrong' : 'waiting' },
    { key: 'buyer_returned', state: file.returnedAt ? 'done' : 'waiting' },
    { key: 'notice_came', state: untilPaymentEvent },
    { key: 'signature_fits', state: signatureOf(file) },
    { key: 'money_fits', state: paymentEvent ? moneyOf(file, paymentEvent) : 'waiting' },
    {
      key: 'stays_unpaid',
      state: paymentEvent ? (isUntouched(file, paymentEvent) ? 'done' : 'wrong') : 'waiting',
    },
  ];
}

/**
 * The payment event of the payment itself, which the steps are about: others may have come before
 * it.
 */
export function proofOf({ paymentEvents }: TestPaymentFile): TestPaymentEvent | undefined {
  return paymentEvents.find(({ statusText }) => statusText.toLowerCase() === 'success');
}

/** Whether there is anything left to wait for. */
export function isFinished(steps: readonly Step[]): boolean {
  return steps.some(({ key, state }) => key === 'notice_came' && state === 'done');
}

/**
 * Any payment event of the order that was kept proves the key, whatever was refused before or
 * since: anybody can send a delivery that is refused. One that names another order says nothing
 * here; one without a signature may be that of this order, because such a body is not read.
 */
function signatureOf({ paymentEvents, refused }: TestPaymentFile): StepState {
  if (paymentEvents.length > 0) return 'done';
  const isWrong = ({ namesOrder, reason }: RefusedDelivery) => namesOrder || reason === UNSIGNED;
  return refused.some(isWrong) ? 'wrong' : 'waiting';
}

function moneyOf({ order }: TestPaymentFile, paymentEvent: TestPaymentEvent): StepState {
  return paymentEvent.amount === order.amount && fitsCurrency(paymentEvent.currency)
    ? 'done'
    : 'wrong';
}

/** Test money must pay for nothing. */
function isUntouched({ order }: TestPaymentFile, { demo, outcome }: TestPaymentEvent): boolean {
  return demo && outcome === 'demo' && order.paidAt === null;
}
