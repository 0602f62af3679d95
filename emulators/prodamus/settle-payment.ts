import type { Link } from './links/link';
import { methodOf } from './methods';
import { freePaymentId, type Notice, type NoticeStatus, type Payment } from './payment';
import type { Stand } from './stand';

export const OUTCOMES = ['success', 'cancel', 'deny'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const STATUS_OF: Record<Outcome, NoticeStatus> = {
  success: 'success',
  cancel: 'order_canceled',
  deny: 'order_denied',
};

/** Records how a visit to the pay page ended. The caller has asked `linkProblem` before. */
export function settlePayment(
  stand: Stand,
  link: Link,
  outcome: Outcome,
  method: string | null | undefined,
): { payment: Payment; notice: Notice } {
  const payment: Payment = {
    id: freePaymentId(stand),
    code: link.code,
    orderNumber: link.order.number,
    method: methodOf(method).code,
    status: STATUS_OF[outcome],
    notices: [],
  };
  if (outcome === 'success') link.paid += 1;
  stand.payments.push(payment);
  return { payment, notice: addNotice(stand, payment, STATUS_OF[outcome]) };
}

/** Records that the seller gave the money of an earlier payment back. */
export function refundPayment(stand: Stand, payment: Payment): Notice {
  payment.status = 'refund';
  return addNotice(stand, payment, 'refund');
}

function addNotice(stand: Stand, payment: Payment, status: NoticeStatus): Notice {
  const at = new Date().toISOString();
  const notice: Notice = { status, at, attempts: 0, targets: [], deliveries: [] };
  payment.notices.push(notice);
  stand.save();
  return notice;
}
