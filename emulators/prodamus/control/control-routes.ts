import { z } from 'zod';
import { json, type Reply } from '@/emulators/http';
import { redeliver } from '../events/deliver';
import { sendArbitraryPaymentEvent } from '../events/send-arbitrary-payment-event';
import { mergeFaults } from '../faults';
import { linksOf, paymentsOf, type Stand } from '../stand';
import { payByControl } from './control-pay';
import { linkView, paymentView } from './control-views';

type ControlCall = { text: string; query: URLSearchParams };
type ControlRoute = (stand: Stand, call: ControlCall) => Promise<Reply> | Reply;

const cabinetSchema = z.strictObject({ webhooks: z.array(z.url({ protocol: /^https?$/ })) });
const resendSchema = z.strictObject({
  orderNumber: z.string(),
  newestFirst: z.boolean().default(false),
});

/** Every control by its method and its path under `/control`. */
export const CONTROL_ROUTES: Readonly<Record<string, ControlRoute>> = {
  'GET /payments': (stand, { query }) => {
    const number = query.get('orderNumber');
    const payments = number === null ? stand.payments : paymentsOf(stand, number);
    return json(
      200,
      payments.map((payment) => paymentView(stand, payment)),
    );
  },
  'GET /links': (stand, { query }) => {
    const number = query.get('orderNumber');
    const links = number === null ? [...stand.links.values()] : linksOf(stand, number);
    return json(
      200,
      links.map((link) => linkView(stand, link)),
    );
  },
  'GET /faults': (stand) => json(200, stand.faults),
  'POST /faults': (stand, { text }) => {
    stand.faults = mergeFaults(stand.faults, JSON.parse(text));
    return json(200, stand.faults);
  },
  'POST /cabinet': (stand, { text }) => {
    stand.webhooks = cabinetSchema.parse(JSON.parse(text)).webhooks;
    return json(200, { webhooks: stand.webhooks });
  },
  'POST /pay': (stand, { text }) => payByControl(stand, JSON.parse(text)),
  'POST /resend': async (stand, { text }) => {
    const { orderNumber, newestFirst } = resendSchema.parse(JSON.parse(text));
    const payments = paymentsOf(stand, orderNumber);
    if (payments.length === 0) return json(404, { error: 'no payment of this order' });
    return json(200, { deliveries: await redeliver(stand, payments, newestFirst) });
  },
  'POST /notice': async (stand, { text }) =>
    json(200, await sendArbitraryPaymentEvent(stand, text)),
  'POST /reset': (stand) => {
    stand.life.abort();
    stand.life = new AbortController();
    stand.faults = {};
    stand.links.clear();
    stand.payments.length = 0;
    stand.save();
    return json(200, {});
  },
};
