import type { Emulator } from './emulator';
import type { Link } from './links/link';
import { methodOf } from './methods';
import { freePaymentId, type Payment, type PaymentEvent, type PaymentEventStatus } from './payment';

export const OUTCOMES = ['success', 'cancel', 'deny'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const STATUS_OF: Record<Outcome, PaymentEventStatus> = {
  success: 'success',
  cancel: 'order_canceled',
  deny: 'order_denied',
};

/** Records how a visit to the pay page ended. The caller has asked `linkProblem` before. */
export function completePayment(
  emulator: Emulator,
  link: Link,
  outcome: Outcome,
  method: string | null | undefined,
): { payment: Payment; paymentEvent: PaymentEvent } {
  const payment: Payment = {
    id: freePaymentId(emulator),
    code: link.code,
    orderNumber: link.order.number,
    method: methodOf(method).code,
    status: STATUS_OF[outcome],
    paymentEvents: [],
  };
  if (outcome === 'success') link.paid += 1;
  emulator.payments.push(payment);
  return { payment, paymentEvent: addPaymentEvent(emulator, payment, STATUS_OF[outcome]) };
}

/** Records that the seller gave the money of an earlier payment back. */
export function refundPayment(emulator: Emulator, payment: Payment): PaymentEvent {
  payment.status = 'refund';
  return addPaymentEvent(emulator, payment, 'refund');
}

function addPaymentEvent(
  emulator: Emulator,
  payment: Payment,
  status: PaymentEventStatus,
): PaymentEvent {
  const at = new Date().toISOString();
  const paymentEvent: PaymentEvent = { status, at, attempts: 0, targets: [], deliveries: [] };
  payment.paymentEvents.push(paymentEvent);
  emulator.save();
  return paymentEvent;
}
