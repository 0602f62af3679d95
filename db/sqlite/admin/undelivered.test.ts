import { expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/save-order';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-verified-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import type { SendingStep } from '@/lib/outbox/lease';
import type { MailKind } from '@/lib/outbox/outbox-message';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import type { Store } from '@/lib/store/store';
import { ANY_UNDELIVERED, type UndeliveredFilter } from '@/lib/store/undelivered';

const LATER = new Date('2026-11-24T10:00:00Z');
const PAGE = { before: null, limit: 10 };
const ENTRY = { at: LATER, actor: 'password', action: 'undelivered_dropped' } as const;
const SENT = { ...ENTRY, action: 'undelivered_sent' } as const;
const GIVEN_UP = { kind: 'done', outcome: 'blocked', reason: 'SMTP 550' } as const;
const REPEATED = {
  kind: 'later',
  nextTryAt: new Date('2026-11-25T10:00:00Z'),
  reason: 'SMTP 451',
  unanswered: 0,
} as const;

/** An order whose letter ended its first attempt like this. */
async function tried(store: Store, step: SendingStep, kind: MailKind = 'order_by_mail') {
  const order = anOrder();
  await saveOrder(store, order, null, [{ kind, chatId: null }]);
  const leased = await lease(store, kind);
  if (!leased) throw new Error('nothing is due');
  await store.completeSending(leased, step, PLACED_AT);
  return order;
}

const lease = (store: Store, kind: MailKind, now = PLACED_AT) =>
  store.leaseMessage([kind], now, new Date(now.getTime() + 60_000), 1);
const keyOf = ({ id }: Order) => `${id}/order_by_mail/0`;
/** As the seller does who looks first. */
const resolveAll = async (store: Store, filter: UndeliveredFilter) => {
  const shown = await store.admin.givenUp(filter);
  return store.admin.resolveUndelivered({ filter, shown }, 'drop', ENTRY);
};
const listed = async (store: Store, filter = {}) => {
  const rows = await store.admin.undeliveredMessages({ ...ANY_UNDELIVERED, ...filter }, PAGE);
  return rows.map(({ order }) => order?.number);
};

it('what could not be sent is reported with its reason and its order, and found by what it is', async () => {
  const store = aStore();
  const waiting = anOrder();
  await saveOrder(store, waiting, null, [{ kind: 'reading_by_mail', chatId: null }]);
  expect(await listed(store)).toEqual([]);
  const lost = await tried(store, GIVEN_UP);
  const later = await tried(store, REPEATED);

  expect(await store.admin.undeliveredMessages(ANY_UNDELIVERED, PAGE)).toMatchObject([
    { outcome: null, reason: 'SMTP 451', order: { number: later.number } },
    { kind: 'order_by_mail', outcome: 'blocked', reason: 'SMTP 550', key: keyOf(lost) },
  ]);
  expect(await listed(store, { state: 'given_up' })).toEqual([lost.number]);
  expect(await listed(store, { state: 'retrying' })).toEqual([later.number]);
  expect(await listed(store, { number: lost.number })).toEqual([lost.number]);
  expect(await listed(store, { kind: 'reading_by_mail' })).toEqual([]);
});

it('one that was given up is sent anew, or dismissed for good; both are written down', async () => {
  const store = aStore();
  const again = await tried(store, GIVEN_UP);
  const unneeded = await tried(store, GIVEN_UP);
  expect(await store.admin.resolveUndelivered(keyOf(again), 'send', SENT)).toBe(1);
  expect(await store.admin.resolveUndelivered(keyOf(unneeded), 'drop', ENTRY)).toBe(1);

  expect(await listed(store)).toEqual([]);
  const due = await lease(store, 'order_by_mail', LATER);
  expect(due).toMatchObject({ subject: again.id, queuedAt: LATER, attempts: 1 });
  expect(await lease(store, 'order_by_mail', LATER)).toBeNull();
  expect(await store.admin.resolveUndelivered(keyOf(again), 'send', SENT)).toBe(0);
  const details = { kind: 'order_by_mail' };
  expect(await store.admin.auditLines(PAGE)).toMatchObject([
    { action: 'undelivered_dropped', orderId: unneeded.id, details },
    { action: 'undelivered_sent', orderId: again.id, details },
  ]);
});

it('all that fit a filter are resolved at once; what is tried again by itself is left alone', async () => {
  const store = aStore();
  await tried(store, GIVEN_UP);
  const later = await tried(store, REPEATED);
  const other = await tried(store, GIVEN_UP, 'reading_by_mail');
  const letters = { ...ANY_UNDELIVERED, kind: 'order_by_mail' } as const;
  expect(await resolveAll(store, letters)).toBe(1);
  expect(await store.admin.resolveUndelivered(keyOf(later), 'drop', ENTRY)).toBe(0);

  expect(await listed(store)).toEqual([other.number, later.number]);
  expect(await resolveAll(store, ANY_UNDELIVERED)).toBe(1);
  expect(await listed(store)).toEqual([later.number]);
  expect(await resolveAll(store, ANY_UNDELIVERED)).toBe(0);
});

it('what is given up after the seller saw the list is not resolved along with it', async () => {
  const store = aStore();
  const later = await tried(store, REPEATED);
  await tried(store, GIVEN_UP);
  await tried(store, GIVEN_UP);
  const shown = await store.admin.givenUp(ANY_UNDELIVERED);
  expect(shown.count).toBe(2);
  const unseen = await tried(store, GIVEN_UP);
  const all = { filter: ANY_UNDELIVERED, shown };
  expect(await store.admin.resolveUndelivered(all, 'drop', ENTRY)).toBe(2);
  expect(await listed(store)).toEqual([unseen.number, later.number]);

  const lastSeen = await store.admin.givenUp(ANY_UNDELIVERED);
  const again = await lease(store, 'order_by_mail', REPEATED.nextTryAt);
  if (!again) throw new Error('nothing is due');
  await store.completeSending(again, GIVEN_UP, REPEATED.nextTryAt);
  const rest = { filter: ANY_UNDELIVERED, shown: lastSeen };
  expect(await store.admin.resolveUndelivered(rest, 'drop', ENTRY)).toBe(0);
  expect(await listed(store, { state: 'given_up' })).toEqual([unseen.number, later.number]);
});

it('a message of an order that was erased is neither told of nor sent again', async () => {
  const store = aStore();
  const order = await tried(store, GIVEN_UP);
  const entry = { at: LATER, actor: 'password', action: 'erased', orderId: order.id } as const;
  await eraseVerifiedOrder(store, order.birthDate, entry);

  expect(await listed(store)).toEqual([]);
  expect(await store.admin.resolveUndelivered(keyOf(order), 'send', SENT)).toBe(0);
});
