import { expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { anOrder, PLACED_AT } from '../lib/orders/fixtures/an-order';
import { aStore } from '../lib/payments/fixtures/temporary-store';
import { readinessWarnings } from './readiness-warnings';

const MINUTE = 60_000;
const since = (ms: number) => new Date(PLACED_AT.getTime() + ms);

it('a message queued for more than a quarter of an hour is warned of until it is resolved, though it is tried again and again', async () => {
  const store = aStore();
  expect(await readinessWarnings(store, since(0))).toEqual([]);
  await saveOrder(store, anOrder(), null, [{ kind: 'order_by_mail', chatId: null }]);
  const lease = async (ms: number) => {
    const leased = await leaseMessage(store, ['order_by_mail'], since(ms), since(ms + 1));
    if (!leased) throw new Error('nothing is due');
    return leased;
  };
  const nextTryAt = since(60 * MINUTE);
  const later = { kind: 'later', nextTryAt, reason: 'SMTP 421', unanswered: 0 } as const;
  await completeSending(store, await lease(0), later, PLACED_AT);
  expect(await readinessWarnings(store, since(15 * MINUTE))).toEqual([]);
  expect(await readinessWarnings(store, since(15 * MINUTE + 1))).toEqual(['outbox_old']);

  const sent = { kind: 'done', outcome: 'sent', reason: null } as const;
  await completeSending(store, await lease(60 * MINUTE), sent, nextTryAt);
  expect(await readinessWarnings(store, since(61 * MINUTE))).toEqual([]);
});
