'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import { wholeBody } from '@/lib/admin/masked-body';
import { openBody as openStoredBody } from '@/lib/admin/open-body';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';

/** A body whole: field by field, null where it cannot be read so, and as it came. */
export type OpenedBody = { fields: string | null; raw: string };

/** Shows a body whole, in the answer to this very request and nowhere else, and writes it down. */
export const openBody = adminAction(async (form, seller): Promise<OpenedBody | null> => {
  const opened = await openStoredBody(getApp(), formText(form, 'id'), seller.actor);
  if (!opened) return null;
  const { rawBody, headers } = opened;
  return {
    fields: await wholeBody(rawBody, headers['content-type'] ?? ''),
    raw: Buffer.from(rawBody).toString('utf8'),
  };
});

/** Applies a kept payment event again, by the same rules as when it came. */
export const processPaymentEvent = adminAction(async (form, seller): Promise<void> => {
  const id = formText(form, 'id');
  redirect(`/admin/notices/${encodeURIComponent(id)}?done=${await processed(id, seller)}`);
});

async function processed(id: string, { actor }: AdminSession) {
  const { admin, log, deliverSoon } = getApp();
  try {
    const applied = await admin.processPaymentEvent(id, actor);
    if (!applied) return 'notice_closed';
    deliverSoon();
    return applied.order ? 'notice_processed' : 'notice_unchanged';
  } catch (err) {
    log.error({ err, paymentEvent: id }, 'a kept payment event cannot be applied');
    return 'notice_failed';
  }
}
