import { z } from 'zod';
import { json, type Reply } from '@/emulators/http';
import { type Emulator, linksOf, paymentsOf } from '../emulator';
import { redeliver } from '../events/deliver';
import { sendArbitraryPaymentEvent } from '../events/send-arbitrary-payment-event';
import { mergeFaults } from '../faults';
import { payByControl } from './control-pay';
import { linkView, paymentView } from './control-views';

type ControlCall = { text: string; query: URLSearchParams };
type ControlRoute = (emulator: Emulator, call: ControlCall) => Promise<Reply> | Reply;

const cabinetSchema = z.strictObject({ webhooks: z.array(z.url({ protocol: /^https?$/ })) });
const resendSchema = z.strictObject({
  orderNumber: z.string(),
  newestFirst: z.boolean().default(false),
});

/** Every control by its method and its path under `/control`. */
export const CONTROL_ROUTES: Readonly<Record<string, ControlRoute>> = {
  'GET /payments': (emulator, { query }) => {
    const number = query.get('orderNumber');
    const payments = number === null ? emulator.payments : paymentsOf(emulator, number);
    return json(
      200,
      payments.map((payment) => paymentView(emulator, payment)),
    );
  },
  'GET /links': (emulator, { query }) => {
    const number = query.get('orderNumber');
    const links = number === null ? [...emulator.links.values()] : linksOf(emulator, number);
    return json(
      200,
      links.map((link) => linkView(emulator, link)),
    );
  },
  'GET /faults': (emulator) => json(200, emulator.faults),
  'POST /faults': (emulator, { text }) => {
    emulator.faults = mergeFaults(emulator.faults, JSON.parse(text));
    return json(200, emulator.faults);
  },
  'POST /cabinet': (emulator, { text }) => {
    emulator.webhooks = cabinetSchema.parse(JSON.parse(text)).webhooks;
    return json(200, { webhooks: emulator.webhooks });
  },
  'POST /pay': (emulator, { text }) => payByControl(emulator, JSON.parse(text)),
  'POST /resend': async (emulator, { text }) => {
    const { orderNumber, newestFirst } = resendSchema.parse(JSON.parse(text));
    const payments = paymentsOf(emulator, orderNumber);
    if (payments.length === 0) return json(404, { error: 'no payment of this order' });
    return json(200, { deliveries: await redeliver(emulator, payments, newestFirst) });
  },
  'POST /payment-event': async (emulator, { text }) =>
    json(200, await sendArbitraryPaymentEvent(emulator, text)),
  'POST /reset': (emulator) => {
    emulator.life.abort();
    emulator.life = new AbortController();
    emulator.faults = {};
    emulator.links.clear();
    emulator.payments.length = 0;
    emulator.save();
    return json(200, {});
  },
};
