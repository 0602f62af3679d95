import { z } from 'zod';
import { json, type Reply } from '@/emulators/http';
import { deliver } from '../events/deliver';
import { linkProblem } from '../links/link';
import { returnUrl } from '../links/return-url';
import type { Payment, PaymentEvent } from '../payment';
import { OUTCOMES, refundPayment, settlePayment } from '../settle-payment';
import { linksOf, paymentsOf, type Stand } from '../stand';
import { paymentView } from './control-views';

const paySchema = z.strictObject({
  orderNumber: z.string(),
  outcome: z.enum([...OUTCOMES, 'refund']),
  method: z.string().optional(),
});

/** Pays, cancels, denies or refunds without a browser; answers after the first deliveries. */
export async function payByControl(stand: Stand, call: unknown): Promise<Reply> {
  const { orderNumber, outcome, method } = paySchema.parse(call);
  const happened =
    outcome === 'refund'
      ? refundNewest(stand, orderNumber)
      : payNewest(stand, orderNumber, outcome, method);
  if ('status' in happened) return happened;
  const { payment, paymentEvent } = happened;
  const deliveries = await deliver(stand, payment, paymentEvent);
  const link = stand.links.get(payment.code);
  const back = link ? returnUrl(link, payment, stand.options.secret) : null;
  return json(200, { payment: paymentView(stand, payment), deliveries, returnUrl: back });
}

type Happened = { payment: Payment; paymentEvent: PaymentEvent } | Reply;

function payNewest(
  stand: Stand,
  orderNumber: string,
  outcome: (typeof OUTCOMES)[number],
  method: string | undefined,
): Happened {
  const link = linksOf(stand, orderNumber).at(-1);
  if (!link) return json(404, { error: 'no link of this order' });
  const problem = outcome === 'success' ? linkProblem(link, new Date()) : null;
  if (problem) return json(409, { error: problem });
  return settlePayment(stand, link, outcome, method);
}

function refundNewest(stand: Stand, orderNumber: string): Happened {
  const payment = paymentsOf(stand, orderNumber).findLast(({ status }) => status === 'success');
  if (!payment) return json(409, { error: 'nothing to refund' });
  return { payment, paymentEvent: refundPayment(stand, payment) };
}
