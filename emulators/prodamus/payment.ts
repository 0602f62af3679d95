import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Emulator } from './emulator';
import type { Link } from './links/link';
import { methodOf } from './methods';

export const PAYMENT_EVENT_STATUSES = [
  'success',
  'order_canceled',
  'order_denied',
  'refund',
] as const;
export type PaymentEventStatus = (typeof PAYMENT_EVENT_STATUSES)[number];

/** One send of a payment event and what the receiver made of it. */
const deliverySchema = z.object({
  attempt: z.number(),
  at: z.string(),
  url: z.string(),
  /** The receiver's answer; absent when there was none. */
  status: z.number().optional(),
  answer: z.string().optional(),
  error: z.string().optional(),
  /** How long the receiver took; files of earlier versions do not have it. */
  ms: z.number().optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** A payment event on its way to one address. */
const targetSchema = z.object({ url: z.string(), done: z.boolean(), retries: z.number() });
export type Target = z.infer<typeof targetSchema>;

const paymentEventSchema = z.object({
  status: z.enum(PAYMENT_EVENT_STATUSES),
  at: z.string(),
  /** Sends so far; every send takes the next number, whatever its address. */
  attempts: z.number(),
  targets: z.array(targetSchema),
  deliveries: z.array(deliverySchema),
});
export type PaymentEvent = z.infer<typeof paymentEventSchema>;

export const paymentSchema = z.object({
  /** Their id: `order_id` of the payment events. */
  id: z.string(),
  code: z.string(),
  orderNumber: z.string(),
  method: z.string(),
  status: z.enum(PAYMENT_EVENT_STATUSES),
  paymentEvents: z.array(paymentEventSchema),
});

/** What happened on a pay page: one per attempt to pay, whatever its end. */
export type Payment = z.infer<typeof paymentSchema>;

/** An unused id of theirs: 8 digits. */
function freePaymentId(emulator: Emulator): string {
  for (;;) {
    const id = String(randomInt(10_000_000, 100_000_000));
    if (!emulator.payments.some((payment) => payment.id === id)) return id;
  }
}

/** All sends of a payment in the order they were answered. */
export function deliveriesOf(payment: Payment): Delivery[] {
  return payment.paymentEvents.flatMap((paymentEvent) => paymentEvent.deliveries);
}

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
