import type { Emulator } from '../emulator';
import type { Delivery, Payment, PaymentEvent } from '../payment';
import { distortFields } from './distort-fields';
import { paymentEventFields } from './payment-event-fields';
import { postPaymentEvent, signingKey } from './post-payment-event';

const KEPT_ANSWER = 500;

/**
 * Sends a payment event once, under the next attempt and so with a new `Sign`, and logs it. Faults
 * are read here, at the very send: a retry after a fault was taken back is a sound payment event.
 */
export async function sendPaymentEvent(
  emulator: Emulator,
  payment: Payment,
  paymentEvent: PaymentEvent,
  url: string,
): Promise<Delivery> {
  const link = emulator.links.get(payment.code);
  if (!link) throw new Error(`payment ${payment.id} has no link`);
  paymentEvent.attempts += 1;
  const attempt = paymentEvent.attempts;
  const domain = new URL(emulator.url).host;
  const fields = distortFields(
    paymentEventFields(domain, { link, payment, paymentEvent }, attempt),
    emulator.faults,
  );
  const key = signingKey(emulator.options.secret, emulator.faults);
  const at = new Date().toISOString();
  const { signal } = emulator.life;
  const { bodyType = 'multipart', signHeader, loseAnswer } = emulator.faults;
  const sending = { bodyType, key, signal, signHeader, loseAnswer };
  const sentAt = performance.now();
  const answer = await postPaymentEvent(url, fields, sending);
  const ms = Math.round((performance.now() - sentAt) * 10) / 10;
  const outcome =
    'error' in answer
      ? answer
      : { status: answer.status, answer: answer.body.slice(0, KEPT_ANSWER) };
  const delivery: Delivery = { attempt, at, ms, url, ...outcome };
  paymentEvent.deliveries.push(delivery);
  emulator.save();
  return delivery;
}
