import { textAt } from '@/lib/prodamus/php-array';
import type { Link } from '../links/link';
import { pause } from '../pause';
import type { Delivery, Payment, PaymentEvent, Target } from '../payment';
import type { Stand } from '../stand';
import { RETRY_TABLE } from './retry-table';
import { sendPaymentEvent } from './send-payment-event';

/**
 * Sends a new payment event to every address and answers with the first sends; those without a 200 are
 * retried by the table on their own. The faults in force may delay, double or suppress it.
 */
export async function deliver(
  stand: Stand,
  payment: Payment,
  paymentEvent: PaymentEvent,
): Promise<Delivery[]> {
  const { noWebhook, webhookDelayMs, duplicates = 0 } = stand.faults;
  if (noWebhook || !stand.links.has(payment.code)) return [];
  const { life } = stand;
  paymentEvent.targets = addressesOf(stand, payment).map((url) => ({
    url,
    done: false,
    retries: 0,
  }));
  stand.save();
  if (webhookDelayMs && !(await pause(webhookDelayMs, life))) return [];
  const sends = paymentEvent.targets.flatMap((target) => [
    startSeries(stand, payment, paymentEvent, target),
    ...Array.from({ length: duplicates }, () =>
      sendPaymentEvent(stand, payment, paymentEvent, target.url),
    ),
  ]);
  return Promise.all(sends);
}

/**
 * The cabinet's manual resend: every payment event of these payments once more to every address, one by
 * one, oldest or newest first, even with `noWebhook` in force. A 200 ends the retries.
 */
export async function redeliver(
  stand: Stand,
  payments: readonly Payment[],
  newestFirst: boolean,
): Promise<Delivery[]> {
  const told = payments
    .flatMap((payment) => payment.paymentEvents.map((paymentEvent) => ({ payment, paymentEvent })))
    .toSorted((a, b) => a.paymentEvent.at.localeCompare(b.paymentEvent.at));
  const deliveries: Delivery[] = [];
  for (const { payment, paymentEvent } of newestFirst ? told.toReversed() : told) {
    for (const url of addressesOf(stand, payment)) {
      const delivery = await sendPaymentEvent(stand, payment, paymentEvent, url);
      deliveries.push(delivery);
      if (delivery.status === 200) endSeries(paymentEvent, url);
    }
  }
  return deliveries;
}

/** Goes on with the retries that a restart cut short. */
export function resumeRetries(stand: Stand): void {
  for (const payment of stand.payments) {
    for (const paymentEvent of payment.paymentEvents) {
      for (const target of paymentEvent.targets)
        void retry(stand, payment, paymentEvent, target, stand.life);
    }
  }
}

async function startSeries(
  stand: Stand,
  payment: Payment,
  paymentEvent: PaymentEvent,
  target: Target,
) {
  const { life } = stand;
  const delivery = await sendPaymentEvent(stand, payment, paymentEvent, target.url);
  target.done ||= delivery.status === 200;
  void retry(stand, payment, paymentEvent, target, life);
  return delivery;
}

async function retry(
  stand: Stand,
  payment: Payment,
  paymentEvent: PaymentEvent,
  target: Target,
  life: AbortController,
) {
  while (!target.done) {
    const minutes = RETRY_TABLE[target.retries];
    if (minutes === undefined) return;
    if (!(await pause(minutes * stand.options.retryScale, life)) || target.done) return;
    target.retries += 1;
    const delivery = await sendPaymentEvent(stand, payment, paymentEvent, target.url);
    target.done ||= delivery.status === 200;
  }
  stand.save();
}

function endSeries(paymentEvent: PaymentEvent, url: string): void {
  for (const target of paymentEvent.targets) target.done ||= target.url === url;
}

/** The cabinet's addresses; the link's own only if its maker sent `sys`. */
function addressesOf(stand: Stand, payment: Payment): string[] {
  const link: Link | undefined = stand.links.get(payment.code);
  const own = link && textAt(link.fields, 'sys') ? textAt(link.fields, 'urlNotification') : null;
  return own && URL.canParse(own) ? [...stand.webhooks, own] : [...stand.webhooks];
}
