import type { FirstPaymentFile, RefusedDelivery, TestNotice } from '@/lib/store/first-payment';
import { fitsCurrency } from '../payments/events/settle';
import { REJECTION_MESSAGES } from '../payments/messages';

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

/** A notice comes within a minute; so long after the link was made one should look why not. */
const PATIENCE_MS = 5 * 60_000;

/**
 * How far a try of the set-up has come. A notice is only kept when its signature fits, and
 * answered 200 only when it is kept; so both show by its being there.
 */
export function firstPaymentSteps(file: FirstPaymentFile, now: Date): Step[] {
  const notice = proofOf(file);
  const isLate = now.getTime() - file.order.createdAt.getTime() > PATIENCE_MS;
  const untilNotice: StepState = notice ? 'done' : isLate ? 'late' : 'waiting';
  return [
    { key: 'order_made', state: 'done' },
    { key: 'link_made', state: file.link ? 'done' : file.linkFailure ? 'wrong' : 'waiting' },
    { key: 'buyer_returned', state: file.returnedAt ? 'done' : 'waiting' },
    { key: 'notice_came', state: untilNotice },
    { key: 'signature_fits', state: signatureOf(file) },
    { key: 'money_fits', state: notice ? moneyOf(file, notice) : 'waiting' },
    {
      key: 'stays_unpaid',
      state: notice ? (isUntouched(file, notice) ? 'done' : 'wrong') : 'waiting',
    },
  ];
}

/** The notice of the payment itself, which the steps are about: others may have come before it. */
export function proofOf({ notices }: FirstPaymentFile): TestNotice | undefined {
  return notices.find(({ statusText }) => statusText.toLowerCase() === 'success');
}

/** Whether there is anything left to wait for. */
export function isFinished(steps: readonly Step[]): boolean {
  return steps.some(({ key, state }) => key === 'notice_came' && state === 'done');
}

/**
 * Any notice of the order that was kept proves the key, whatever was refused before or since:
 * anybody can send a delivery that is refused. One that names another order says nothing here; one
 * without a signature may be that of this order, because such a body is not read.
 */
function signatureOf({ notices, refused }: FirstPaymentFile): StepState {
  if (notices.length > 0) return 'done';
  const isWrong = ({ namesOrder, reason }: RefusedDelivery) => namesOrder || reason === UNSIGNED;
  return refused.some(isWrong) ? 'wrong' : 'waiting';
}

function moneyOf({ order }: FirstPaymentFile, notice: TestNotice): StepState {
  return notice.amount === order.amount && fitsCurrency(notice.currency) ? 'done' : 'wrong';
}

/** Test money must pay for nothing. */
function isUntouched({ order }: FirstPaymentFile, { demo, outcome }: TestNotice): boolean {
  return demo && outcome === 'demo' && order.paidAt === null;
}
