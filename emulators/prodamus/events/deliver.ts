import { pause } from '@/emulators/pause';
import { textAt } from '@/lib/prodamus/php-array';
import type { Emulator } from '../emulator';
import type { Link } from '../links/link';
import type { Delivery, Payment, PaymentEvent, Target } from '../payment';
import { sendPaymentEvent } from './send-payment-event';

/** Minutes before each retry (documentation, "Webhook": 23 rows, 68 h 18 min in all). */
export const RETRY_TABLE: readonly number[] = [
  1, 1, 1, 5, 5, 5, 10, 10, 10, 30, 30, 30, 60, 60, 60, 180, 180, 180, 360, 360, 360, 720, 1440,
];

/**
 * Sends a new payment event to every address and answers with the first sends; those without a 200
 * are retried by the table on their own. The faults in force may double or suppress it.
 */
export async function deliver(
  emulator: Emulator,
  payment: Payment,
  paymentEvent: PaymentEvent,
): Promise<Delivery[]> {
  const { noWebhook, duplicates = 0 } = emulator.faults;
  if (noWebhook || !emulator.links.has(payment.code)) return [];
  paymentEvent.targets = addressesOf(emulator, payment).map((url) => ({
    url,
    done: false,
    retries: 0,
  }));
  emulator.save();
  const sends = paymentEvent.targets.flatMap((target) => [
    startSeries(emulator, payment, paymentEvent, target),
    ...Array.from({ length: duplicates }, () =>
      sendPaymentEvent(emulator, payment, paymentEvent, target.url),
    ),
  ]);
  return Promise.all(sends);
}

/**
 * The cabinet's manual resend: every payment event of these payments once more to every address,
 * one by one, oldest or newest first, even with `noWebhook` in force. A 200 ends the retries.
 */
export async function redeliver(
  emulator: Emulator,
  payments: readonly Payment[],
  newestFirst: boolean,
): Promise<Delivery[]> {
  const told = payments
    .flatMap((payment) => payment.paymentEvents.map((paymentEvent) => ({ payment, paymentEvent })))
    .toSorted((a, b) => a.paymentEvent.at.localeCompare(b.paymentEvent.at));
  const deliveries: Delivery[] = [];
  for (const { payment, paymentEvent } of newestFirst ? told.toReversed() : told) {
    for (const url of addressesOf(emulator, payment)) {
      const delivery = await sendPaymentEvent(emulator, payment, paymentEvent, url);
      deliveries.push(delivery);
      if (delivery.status === 200) endSeries(paymentEvent, url);
    }
  }
  return deliveries;
}

/** Goes on with the retries that a restart cut short. */
export function resumeRetries(emulator: Emulator): void {
  for (const payment of emulator.payments) {
    for (const paymentEvent of payment.paymentEvents) {
      for (const target of paymentEvent.targets)
        void retry(emulator, payment, paymentEvent, target);
    }
  }
}

async function startSeries(
  emulator: Emulator,
  payment: Payment,
  paymentEvent: PaymentEvent,
  target: Target,
) {
  const delivery = await sendPaymentEvent(emulator, payment, paymentEvent, target.url);
  target.done ||= delivery.status === 200;
  void retry(emulator, payment, paymentEvent, target);
  return delivery;
}

async function retry(
  emulator: Emulator,
  payment: Payment,
  paymentEvent: PaymentEvent,
  target: Target,
) {
  const { signal } = emulator.life;
  while (!target.done) {
    const minutes = RETRY_TABLE[target.retries];
    if (minutes === undefined) return;
    if (!(await pause(minutes * emulator.options.retryScale, signal)) || target.done) return;
    target.retries += 1;
    const delivery = await sendPaymentEvent(emulator, payment, paymentEvent, target.url);
    target.done ||= delivery.status === 200;
  }
  emulator.save();
}

function endSeries(paymentEvent: PaymentEvent, url: string): void {
  for (const target of paymentEvent.targets) target.done ||= target.url === url;
}

/** The cabinet's addresses; the link's own only if its maker sent `sys`. */
function addressesOf(emulator: Emulator, payment: Payment): string[] {
  const { webhooks } = emulator.options;
  const link: Link | undefined = emulator.links.get(payment.code);
  const own = link && textAt(link.fields, 'sys') ? textAt(link.fields, 'urlNotification') : null;
  return own && URL.canParse(own) ? [...webhooks, own] : webhooks;
}
