import { z } from 'zod';
import { json, type Reply } from '@/emulators/http';
import { completePayment, OUTCOMES, refundPayment } from '../complete-payment';
import { type Emulator, linksOf, paymentsOf } from '../emulator';
import { deliver } from '../events/deliver';
import { linkProblem } from '../links/link';
import { returnUrl } from '../links/return-url';
import type { Payment, PaymentEvent } from '../payment';
import { paymentView } from './control-views';

const paySchema = z.strictObject({
  orderNumber: z.string(),
  outcome: z.enum([...OUTCOMES, 'refund']),
  method: z.string().optional(),
});

/** Pays, cancels, denies or refunds without a browser; answers after the first deliveries. */
export async function payByControl(emulator: Emulator, call: unknown): Promise<Reply> {
  const { orderNumber, outcome, method } = paySchema.parse(call);
  const happened =
    outcome === 'refund'
      ? refundNewest(emulator, orderNumber)
      : payNewest(emulator, orderNumber, outcome, method);
  if ('status' in happened) return happened;
  const { payment, paymentEvent } = happened;
  const deliveries = await deliver(emulator, payment, paymentEvent);
  const link = emulator.links.get(payment.code);
  const back = link ? returnUrl(link, payment, emulator.options.secret) : null;
  return json(200, { payment: paymentView(emulator, payment), deliveries, returnUrl: back });
}

type Happened = { payment: Payment; paymentEvent: PaymentEvent } | Reply;

function payNewest(
  emulator: Emulator,
  orderNumber: string,
  outcome: (typeof OUTCOMES)[number],
  method: string | undefined,
): Happened {
  const link = linksOf(emulator, orderNumber).at(-1);
  if (!link) return json(404, { error: 'no link of this order' });
  const problem = outcome === 'success' ? linkProblem(link, new Date()) : null;
  if (problem) return json(409, { error: problem });
  return completePayment(emulator, link, outcome, method);
}

function refundNewest(emulator: Emulator, orderNumber: string): Happened {
  const payment = paymentsOf(emulator, orderNumber).findLast(({ status }) => status === 'success');
  if (!payment) return json(409, { error: 'nothing to refund' });
  return { payment, paymentEvent: refundPayment(emulator, payment) };
}
