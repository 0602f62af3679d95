import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { textAt } from '@/lib/prodamus/php-array';
import type { Env } from '../listen';
import { type Emulator, linksOf, paymentsOf } from './emulator';
import { deliver, redeliver } from './events/deliver';
import { encodeJson } from './events/encode-body';
import { sendArbitraryPaymentEvent } from './events/send-arbitrary-payment-event';
import { mergeFaults } from './faults';
import { type Link, linkProblem, linkUrl } from './links/link';
import { returnUrl } from './links/return-url';
import {
  completePayment,
  deliveriesOf,
  OUTCOMES,
  type Outcome,
  type Payment,
  refundPayment,
} from './payment';

const paySchema = z.strictObject({
  orderNumber: z.string(),
  outcome: z.enum([...OUTCOMES, 'refund']),
});
const resendSchema = z.strictObject({
  orderNumber: z.string(),
  newestFirst: z.boolean().default(false),
});

/** The control API of the tests. */
export function controlRoutes(emulator: Emulator): Hono<Env> {
  return new Hono<Env>()
    .get('/payments', (c) => {
      const number = c.req.query('orderNumber');
      const payments = number === undefined ? emulator.payments : paymentsOf(emulator, number);
      return c.json(payments.map((payment) => paymentView(payment)));
    })
    .get('/links', (c) => {
      const number = c.req.query('orderNumber');
      const links = number === undefined ? [...emulator.links.values()] : linksOf(emulator, number);
      return c.json(links.map((link) => linkView(emulator, link)));
    })
    .post('/faults', async (c) => {
      emulator.faults = mergeFaults(emulator.faults, await c.req.json());
      return c.json(emulator.faults);
    })
    .post('/pay', async (c) => c.json(await pay(emulator, paySchema.parse(await c.req.json()))))
    .post('/resend', async (c) => {
      const { orderNumber, newestFirst } = resendSchema.parse(await c.req.json());
      const payments = paymentsOf(emulator, orderNumber);
      if (payments.length === 0)
        throw new HTTPException(404, { message: 'no payment of this order' });
      return c.json({ deliveries: await redeliver(emulator, payments, newestFirst) });
    })
    .post('/payment-event', async (c) =>
      c.json(await sendArbitraryPaymentEvent(emulator, await c.req.text())),
    );
}

/** Pays, cancels, denies or refunds without a browser; returns after the first deliveries. */
async function pay(emulator: Emulator, { orderNumber, outcome }: z.infer<typeof paySchema>) {
  const { payment, paymentEvent } =
    outcome === 'refund'
      ? refundNewest(emulator, orderNumber)
      : payNewest(emulator, orderNumber, outcome);
  const deliveries = await deliver(emulator, payment, paymentEvent);
  const link = emulator.links.get(payment.code);
  return {
    payment: paymentView(payment),
    deliveries,
    returnUrl: link ? returnUrl(link, payment, emulator.options.secret) : null,
  };
}

function payNewest(emulator: Emulator, orderNumber: string, outcome: Outcome) {
  const link = linksOf(emulator, orderNumber).at(-1);
  if (!link) throw new HTTPException(404, { message: 'no link of this order' });
  const problem = outcome === 'success' ? linkProblem(link, new Date()) : null;
  if (problem) throw new HTTPException(409, { message: problem });
  return completePayment(emulator, link, outcome, null);
}

function refundNewest(emulator: Emulator, orderNumber: string) {
  const payment = paymentsOf(emulator, orderNumber).findLast(({ status }) => status === 'success');
  if (!payment) throw new HTTPException(409, { message: 'nothing to refund' });
  return { payment, paymentEvent: refundPayment(emulator, payment) };
}

/** A link as the control API shows it. */
function linkView(emulator: Emulator, link: Link) {
  return {
    url: linkUrl(emulator, link),
    orderNumber: link.order.number,
    phone: link.phone,
    email: textAt(link.fields, 'customer_email'),
    fields: JSON.parse(encodeJson(link.fields)) as unknown,
  };
}

/** A payment as the control API shows it. */
function paymentView(payment: Payment) {
  return {
    orderNumber: payment.orderNumber,
    paymentId: payment.id,
    status: payment.status,
    deliveries: deliveriesOf(payment),
  };
}
