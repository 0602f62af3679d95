import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Env } from '../listen';
import { linkView, paymentView } from './control-views';
import { type Emulator, linksOf, paymentsOf } from './emulator';
import { deliver, redeliver } from './events/deliver';
import { sendArbitraryPaymentEvent } from './events/send-arbitrary-payment-event';
import { mergeFaults } from './faults';
import { linkProblem } from './links/link';
import { returnUrl } from './links/return-url';
import { completePayment, OUTCOMES, refundPayment } from './payment';

const cabinetSchema = z.strictObject({ webhooks: z.array(z.url({ protocol: /^https?$/ })) });
const paySchema = z.strictObject({
  orderNumber: z.string(),
  outcome: z.enum([...OUTCOMES, 'refund']),
  method: z.string().optional(),
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
      return c.json(payments.map((payment) => paymentView(emulator, payment)));
    })
    .get('/links', (c) => {
      const number = c.req.query('orderNumber');
      const links = number === undefined ? [...emulator.links.values()] : linksOf(emulator, number);
      return c.json(links.map((link) => linkView(emulator, link)));
    })
    .get('/faults', (c) => c.json(emulator.faults))
    .post('/faults', async (c) => {
      emulator.faults = mergeFaults(emulator.faults, await c.req.json());
      return c.json(emulator.faults);
    })
    .post('/cabinet', async (c) => {
      emulator.webhooks = cabinetSchema.parse(await c.req.json()).webhooks;
      return c.json({ webhooks: emulator.webhooks });
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
    )
    .post('/reset', (c) => {
      emulator.life.abort();
      emulator.life = new AbortController();
      emulator.faults = {};
      emulator.links.clear();
      emulator.payments.length = 0;
      emulator.save();
      return c.json({});
    });
}

/** Pays, cancels, denies or refunds without a browser; returns after the first deliveries. */
async function pay(
  emulator: Emulator,
  { orderNumber, outcome, method }: z.infer<typeof paySchema>,
) {
  const { payment, paymentEvent } =
    outcome === 'refund'
      ? refundNewest(emulator, orderNumber)
      : payNewest(emulator, orderNumber, outcome, method);
  const deliveries = await deliver(emulator, payment, paymentEvent);
  const link = emulator.links.get(payment.code);
  return {
    payment: paymentView(emulator, payment),
    deliveries,
    returnUrl: link ? returnUrl(link, payment, emulator.options.secret) : null,
  };
}

function payNewest(
  emulator: Emulator,
  orderNumber: string,
  outcome: (typeof OUTCOMES)[number],
  method: string | undefined,
) {
  const link = linksOf(emulator, orderNumber).at(-1);
  if (!link) throw new HTTPException(404, { message: 'no link of this order' });
  const problem = outcome === 'success' ? linkProblem(link, new Date()) : null;
  if (problem) throw new HTTPException(409, { message: problem });
  return completePayment(emulator, link, outcome, method);
}

function refundNewest(emulator: Emulator, orderNumber: string) {
  const payment = paymentsOf(emulator, orderNumber).findLast(({ status }) => status === 'success');
  if (!payment) throw new HTTPException(409, { message: 'nothing to refund' });
  return { payment, paymentEvent: refundPayment(emulator, payment) };
}
