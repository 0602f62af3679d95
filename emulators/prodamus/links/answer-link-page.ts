import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { page, type Reply, redirect } from '@/emulators/http';
import { type PhpArray, textAt } from '@/lib/prodamus/php-array';
import { completePayment, OUTCOMES } from '../complete-payment';
import type { Emulator } from '../emulator';
import { deliver } from '../events/deliver';
import type { Payment } from '../payment';
import { requestForm } from '../request-form';
import { closedLinkPage, resultPage, unknownLinkPage } from '../result-pages';
import { type Link, linkProblem, linkUrl } from './link';
import { payPage, phonePage } from './link-pages';
import { returnUrl } from './return-url';

/** How long a buyer is kept from going back while the shop takes the payment event. */
const PAYMENT_EVENT_WAIT_MS = 3_000;

const outcomeSchema = z.enum(OUTCOMES);

/** `/<code>/` and the two forms on it. */
export async function answerLinkPage(
  emulator: Emulator,
  { code, step }: { code: string; step: string },
  request: IncomingMessage,
): Promise<Reply> {
  const link = emulator.links.get(code);
  if (!link) return page(404, unknownLinkPage());
  if (request.method !== 'POST' || step === '') return linkPage(link);
  const fields = (await requestForm(request)) ?? new Map();
  return step === 'phone' ? takePhone(emulator, link, fields) : takeOutcome(emulator, link, fields);
}

function linkPage(link: Link, problem: string | null = null): Reply {
  const closed = linkProblem(link, new Date());
  if (closed) return page(410, closedLinkPage(closed));
  return page(200, link.phone === null ? phonePage(link, problem) : payPage(link));
}

function takePhone(emulator: Emulator, link: Link, fields: PhpArray): Reply {
  const digits = (textAt(fields, 'phone') ?? '').replace(/\D/g, '');
  if (!/^\d{10,15}$/.test(digits)) return linkPage(link, 'Проверьте номер телефона.');
  link.phone = `+${digits.replace(/^8(?=\d{10}$)/, '7')}`;
  emulator.save();
  return redirect(303, linkUrl(emulator, link));
}

/** The limit and the expiry bar only paying: an old tab can still be cancelled. */
async function takeOutcome(emulator: Emulator, link: Link, fields: PhpArray): Promise<Reply> {
  const outcome = outcomeSchema.safeParse(textAt(fields, 'outcome')).data;
  const mayPay = linkProblem(link, new Date()) === null && link.phone !== null;
  if (!outcome || (outcome === 'success' && !mayPay)) return linkPage(link);
  const { payment, paymentEvent } = completePayment(
    emulator,
    link,
    outcome,
    textAt(fields, 'method'),
  );
  const reply = wayBack(emulator, link, payment);
  const tell = () => deliver(emulator, payment, paymentEvent);
  if (emulator.faults.redirectFirst) return { ...reply, afterwards: () => void tell() };
  await Promise.race([tell(), sleep(PAYMENT_EVENT_WAIT_MS, undefined, { ref: false })]);
  return reply;
}

function wayBack(emulator: Emulator, link: Link, payment: Payment): Reply {
  const url = returnUrl(link, payment, emulator.options.secret);
  if (url) return redirect(303, url);
  return page(200, resultPage(payment.status, textAt(link.fields, 'paid_content')));
}
