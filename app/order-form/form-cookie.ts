import { cookies, headers } from 'next/headers';
import type { Order } from '@/lib/orders/order';
import { getApp } from '@/server/app/app';

const LIFE_SECONDS = 3_600;
const FORM_ID = /^[0-9a-f-]{36}$/;

/**
 * Gives a browser that runs no scripts the id of the form it has just sent: where scripts run, the
 * form is kept in its tab. A buyer who goes back gets a form with the same id, by which the same
 * content is the same order and not a second one to pay. The id tells nothing of anybody, and other
 * content is another order. It is forgotten once there is nothing to pay: the next form is new.
 */
export async function keepFormId(
  formId: string,
  { paidAt, refundedAt }: Pick<Order, 'paidAt' | 'refundedAt'>,
): Promise<void> {
  const isSentByScript = (await headers()).has('next-action');
  if (isSentByScript || !FORM_ID.test(formId)) return;
  if (paidAt || refundedAt) {
    (await cookies()).delete({ name: cookieName(), secure: isSecure(), path: '/' });
    return;
  }
  (await cookies()).set(cookieName(), formId, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    path: '/',
    maxAge: LIFE_SECONDS,
  });
}

/** The id of the form that this browser has sent within the hour without scripts, if it has. */
export async function keptFormId(): Promise<string | null> {
  const formId = (await cookies()).get(cookieName())?.value ?? '';
  return FORM_ID.test(formId) ? formId : null;
}

function cookieName(): string {
  return isSecure() ? '__Host-form' : 'form';
}

function isSecure(): boolean {
  return getApp().config.publicUrl.startsWith('https:');
}
