import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import { z } from 'zod';
import { type PhpArray, textAt } from '@/lib/prodamus/php-array';
import type { Emulator } from '../emulator';
import { deliver } from '../events/deliver';
import { payPage, phonePage } from '../pages/link-pages';
import { closedLinkPage, resultPage, unknownLinkPage } from '../pages/result-pages';
import { completePayment, OUTCOMES } from '../payment';
import { requestForm } from '../request-form';
import { type Link, linkProblem, linkUrl } from './link';
import { returnUrl } from './return-url';

/** How long a buyer is kept from going back while the shop takes the payment event. */
const PAYMENT_EVENT_WAIT_MS = 3_000;

const outcomeSchema = z.enum(OUTCOMES);

/** `/<code>/`: the page a buyer clicks through. */
export function showLink(emulator: Emulator, c: Context, code: string) {
  const link = emulator.links.get(code);
  return link ? linkPage(c, link) : c.html(unknownLinkPage(), 404);
}

/** Takes the phone a buyer has typed, where the shop sent none. */
export async function takePhone(emulator: Emulator, c: Context, code: string) {
  const link = emulator.links.get(code);
  if (!link) return c.html(unknownLinkPage(), 404);
  const digits = (textAt(await formOf(c), 'phone') ?? '').replace(/\D/g, '');
  if (!/^\d{10,15}$/.test(digits)) return linkPage(c, link, 'Проверьте номер телефона.');
  link.phone = `+${digits.replace(/^8(?=\d{10}$)/, '7')}`;
  emulator.save();
  return c.redirect(linkUrl(emulator, link), 303);
}

/**
 * Ends a visit: paid, cancelled or denied. The limit and the expiry bar only paying: an old tab
 * can still be cancelled.
 */
export async function payLink(emulator: Emulator, c: Context, code: string) {
  const link = emulator.links.get(code);
  if (!link) return c.html(unknownLinkPage(), 404);
  const form = await formOf(c);
  const outcome = outcomeSchema.safeParse(textAt(form, 'outcome')).data;
  const mayPay = linkProblem(link, new Date()) === null && link.phone !== null;
  if (!outcome || (outcome === 'success' && !mayPay)) return linkPage(c, link);
  const { payment, paymentEvent } = completePayment(
    emulator,
    link,
    outcome,
    textAt(form, 'method'),
  );
  const delivered = deliver(emulator, payment, paymentEvent);
  await Promise.race([delivered, sleep(PAYMENT_EVENT_WAIT_MS, undefined, { ref: false })]);
  const url = returnUrl(link, payment, emulator.options.secret);
  return url ? c.redirect(url, 303) : c.html(resultPage(payment.status));
}

function linkPage(c: Context, link: Link, problem: string | null = null) {
  const closed = linkProblem(link, new Date());
  if (closed) return c.html(closedLinkPage(closed), 410);
  return c.html(link.phone === null ? phonePage(link, problem) : payPage(link));
}

async function formOf(c: Context): Promise<PhpArray> {
  return (await requestForm(c)) ?? new Map();
}
