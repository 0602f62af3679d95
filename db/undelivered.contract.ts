import { describe, expect, it } from 'vitest';
import { resolveUndelivered, type UndeliveredWay } from '@/lib/admin/resolve-undelivered';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import type { SendingStep } from '@/lib/outbox/lease';
import type { MailKind } from '@/lib/outbox/outbox-message';
import {
  ANY_UNDELIVERED,
  HELD_MESSAGES,
  type UndeliveredFilter,
} from '@/lib/store/queries/undelivered';
import { byMail, type StoreWorld } from './fixtures/store-world';

const LATER = new Date('2026-11-24T10:00:00Z');
const LIMIT = { limit: 10 };
const GIVEN_UP = { kind: 'done', outcome: 'blocked', reason: 'SMTP 550' } as const;
const REPEATED = {
  kind: 'later',
  nextTryAt: new Date('2026-11-25T10:00:00Z'),
  reason: 'SMTP 451',
  unanswered: 0,
} as const;

/** Messages that reached nobody, whether they were given up or a restore holds them. */
export function undeliveredContract(world: StoreWorld): void {
  const lease = (kind: MailKind, now = PLACED_AT) =>
    leaseMessage(world.store, [kind], now, new Date(now.getTime() + 60_000));
  /** An order whose letter ended its first attempt like this. */
  const tried = async (step: SendingStep, kind: MailKind = 'order_by_mail') => {
    const order = anOrder();
    await saveOrder(world.store, order, null, [byMail(kind)]);
    const leased = await lease(kind);
    if (!leased) throw new Error('nothing is due');
    await completeSending(world.store, leased, step, PLACED_AT);
    return order;
  };
  /** An order whose letter may have left before the database was put back. */
  const held = async () => {
    const order = anOrder();
    await saveOrder(world.store, order, null, [byMail('order_by_mail')]);
    await world.hold(world.store);
    return order;
  };
  const list = (filter: Partial<UndeliveredFilter> = {}) =>
    world.store.read((db) => db.undelivered.list({ ...ANY_UNDELIVERED, ...filter }, LIMIT));
  const listed = async (filter?: Partial<UndeliveredFilter>) =>
    (await list(filter)).map(({ order }) => order?.number);
  const toDecide = (filter: UndeliveredFilter) =>
    world.store.read((db) => db.undelivered.toDecide(filter));
  const keyOf = ({ id }: Order) => `${id}/order_by_mail/0`;
  type Chosen = Parameters<typeof resolveUndelivered>[1]['chosen'];
  const resolve = (way: UndeliveredWay, chosen: Chosen) => {
    const ports = { store: world.store, clock: () => LATER };
    return resolveUndelivered(ports, { actor: 'password', way, chosen });
  };
  /** As the seller does who looks first. */
  const dismissAll = async (filter: UndeliveredFilter) =>
    resolve('dismiss', { filter, shown: await toDecide(filter) });
  const lastAction = async () =>
    (await world.store.admin.auditLines({ before: null, limit: 1 }))[0];

  describe('a message that was not delivered', () => {
    it('is reported with its reason and its order, and found by what it is', async () => {
      const waiting = anOrder();
      await saveOrder(world.store, waiting, null, [byMail('reading_by_mail')]);
      expect(await listed()).toEqual([]);
      const lost = await tried(GIVEN_UP);
      const later = await tried(REPEATED);

      expect(await list()).toMatchObject([
        { outcome: null, reason: 'SMTP 451', order: { number: later.number } },
        { kind: 'order_by_mail', outcome: 'blocked', reason: 'SMTP 550', key: keyOf(lost) },
      ]);
      expect(await listed({ state: 'given_up' })).toEqual([lost.number]);
      expect(await listed({ state: 'retrying' })).toEqual([later.number]);
      expect(await listed({ number: lost.number })).toEqual([lost.number]);
      expect(await listed({ kind: 'reading_by_mail' })).toEqual([]);
    });

    it('is reported as held only where that is asked for, oldest first if need be', async () => {
      const first = await held();
      const second = await held();
      const lost = await tried(GIVEN_UP);

      expect(await listed()).toEqual([lost.number]);
      expect(await listed(HELD_MESSAGES)).toEqual([second.number, first.number]);
      const page = { limit: 1, isOldestFirst: true };
      const [oldest] = await world.store.read((db) => db.undelivered.list(HELD_MESSAGES, page));
      expect(oldest).toMatchObject({ outcome: 'held', createdAt: PLACED_AT });
      expect(await toDecide(HELD_MESSAGES)).toMatchObject({ count: 2, held: 2 });
      expect(await toDecide(ANY_UNDELIVERED)).toMatchObject({ count: 1, held: 0 });
    });

    it.each([
      ['was given up', () => tried(GIVEN_UP), ANY_UNDELIVERED, 'undelivered_sent'],
      ['is held', held, HELD_MESSAGES, 'held_sent'],
    ] as const)(
      'that %s is the same message when it is requeued, and waits anew',
      async (_, lose, filter, action) => {
        // Its letter may have arrived: with another id a mail program would show it twice.
        const order = await lose();
        expect(await resolve('requeue', keyOf(order))).toBe(1);

        expect(await listed(filter)).toEqual([]);
        expect(await world.store.admin.oldestQueuedAt()).toEqual(LATER);
        const due = await lease('order_by_mail', LATER);
        expect(due).toMatchObject({
          subject: order.id,
          queuedAt: PLACED_AT,
          attempts: 1,
          unanswered: 0,
          urgency: 0,
        });
        expect(await lease('order_by_mail', LATER)).toBeNull();
        expect(await resolve('requeue', keyOf(order))).toBe(0);
        const details = { kind: 'order_by_mail' };
        expect(await lastAction()).toMatchObject({ at: LATER, action, orderId: order.id, details });
      },
    );

    it.each([
      ['was given up', () => tried(GIVEN_UP), ANY_UNDELIVERED, 'undelivered_dropped'],
      ['is held', held, HELD_MESSAGES, 'held_dropped'],
    ] as const)('that %s is dismissed for good', async (_, lose, filter, action) => {
      const order = await lose();
      expect(await resolve('dismiss', 'no/such/0')).toBe(0);
      expect(await resolve('dismiss', keyOf(order))).toBe(1);

      expect(await listed(filter)).toEqual([]);
      expect(await lease('order_by_mail', LATER)).toBeNull();
      expect(await lastAction()).toMatchObject({ action, orderId: order.id });
    });

    it('is resolved with all that fit a filter; what is tried again by itself is left alone', async () => {
      await tried(GIVEN_UP);
      const later = await tried(REPEATED);
      const other = await tried(GIVEN_UP, 'reading_by_mail');
      const letters = { ...ANY_UNDELIVERED, kind: 'order_by_mail' } as const;
      expect(await dismissAll(letters)).toBe(1);
      expect(await lastAction()).toMatchObject({ details: { messages: 1 } });
      expect(await resolve('dismiss', keyOf(later))).toBe(0);

      expect(await listed()).toEqual([other.number, later.number]);
      expect(await dismissAll(ANY_UNDELIVERED)).toBe(1);
      expect(await listed()).toEqual([later.number]);
      expect(await dismissAll(ANY_UNDELIVERED)).toBe(0);
    });

    it('is not resolved with the others when it was given up after the seller saw the list', async () => {
      const later = await tried(REPEATED);
      await tried(GIVEN_UP);
      await tried(GIVEN_UP);
      const shown = await toDecide(ANY_UNDELIVERED);
      expect(shown.count).toBe(2);
      const unseen = await tried(GIVEN_UP);
      const all = { filter: ANY_UNDELIVERED, shown };
      expect(await resolve('dismiss', all)).toBe(2);
      expect(await lastAction()).toMatchObject({ details: { messages: 2 } });
      expect(await listed()).toEqual([unseen.number, later.number]);

      const rest = { filter: ANY_UNDELIVERED, shown: await toDecide(ANY_UNDELIVERED) };
      const again = await lease('order_by_mail', REPEATED.nextTryAt);
      if (!again) throw new Error('nothing is due');
      await completeSending(world.store, again, GIVEN_UP, REPEATED.nextTryAt);
      expect(await resolve('dismiss', rest)).toBe(0);
      expect(await listed({ state: 'given_up' })).toEqual([unseen.number, later.number]);
    });

    it('is neither told of nor sent again when its order was erased', async () => {
      const order = await tried(GIVEN_UP);
      const entry = { at: LATER, actor: 'password', action: 'erased', orderId: order.id } as const;
      await eraseVerifiedOrder(world.store, order.birthDate, entry);

      expect(await listed()).toEqual([]);
      expect(await resolve('requeue', keyOf(order))).toBe(0);
    });
  });
}
