import { describe, expect, it } from 'vitest';
import { PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { OutboxMessage } from '@/lib/outbox/outbox-message';
import {
  aPaymentEvent,
  aPaymentEventOf,
  IN_CHAT,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { alertOfStuck, recordReturn, waitsSince } from '@/lib/payments/links/returns';
import {
  forgetUser,
  orderOfUser,
  ordersOfUser,
  recordWriteAccess,
} from '@/lib/telegram/telegram-user';
import type { StoreWorld } from './fixtures/store-world';

/** Orders and updates of Telegram users, and buyers who came back from paying. */
export function telegramContract(world: StoreWorld): void {
  const { place, deliver, look } = world;
  describe('an order of a Telegram user', () => {
    const placeFor = (telegramUserId: number, seconds = 0) =>
      place({ telegramUserId, createdAt: new Date(PLACED_AT.getTime() + seconds * 1_000) });

    it('is listed for that user alone, newest first', async () => {
      const first = await placeFor(77);
      const second = await placeFor(77, 1);
      await placeFor(78);
      await place();

      const listed = (await ordersOfUser(world.store, 77, 10)).map(({ order }) => order.number);
      expect(listed).toEqual([second.number, first.number]);
      expect(await ordersOfUser(world.store, 77, 1)).toHaveLength(1);
      expect(await ordersOfUser(world.store, 0, 10)).toEqual([]);
    });

    it('is found by its id for that user alone', async () => {
      const order = await placeFor(77);

      expect(await orderOfUser(world.store, 77, order.id)).toEqual(order);
      for (const [user, id] of [
        [78, order.id],
        [77, order.token],
        [0, order.id],
      ] as const) {
        expect(await orderOfUser(world.store, user, id)).toBeNull();
      }
    });

    it('belongs to nobody’s chat once the user is forgotten', async () => {
      const order = await placeFor(77);
      const second = await placeFor(77, 1);
      await recordWriteAccess(world.store, 77, true, PLACED_AT);
      const deletion: OutboxMessage = { kind: 'erasure_to_seller', chatId: 501 };
      await deliver(aPaymentEventOf(order), { channels: IN_CHAT });
      const forgotten = await forgetUser(world.store, 77, [deletion], RECEIVED_AT);

      expect(forgotten.map(({ number }) => number)).toEqual([second.number, order.number]);
      expect(await ordersOfUser(world.store, 77, 10)).toEqual([]);
      expect(await world.store.read((db) => db.telegramUsers.mayWriteTo(77))).toBeNull();
      expect((await world.store.findOrder(order.token))?.order.paidAt).toEqual(RECEIVED_AT);
      const left = (await look(world.store)).messages.sort();
      expect(left).toEqual(['erasure_to_seller', 'payment_to_seller', 'payment_to_seller']);
    });
  });

  describe('a buyer who came back from paying', () => {
    it('waits since the first time, until a payment event has come', async () => {
      const order = await place();
      expect(await waitsSince(world.store, order)).toBeNull();
      await recordReturn(world.store, order, PLACED_AT);
      await recordReturn(world.store, order, RECEIVED_AT);
      expect(await waitsSince(world.store, order)).toEqual(PLACED_AT);
      await deliver(aPaymentEventOf(order, 'cancelled'));
      expect(await waitsSince(world.store, order)).toBeNull();
    });

    const messages: OutboxMessage[] = [{ kind: 'stuck_to_seller', chatId: 501 }];
    const later = new Date(RECEIVED_AT.getTime() + 1);

    it('is reported once, when the order is still not paid', async () => {
      const stuck = await place();
      const paid = await place();
      const unmatched = await place();
      for (const order of [stuck, paid, unmatched])
        await recordReturn(world.store, order, RECEIVED_AT);
      await deliver(aPaymentEventOf(paid));
      // Of unmatched money the seller has heard already; that nothing came would not even be true.
      await deliver(
        aPaymentEvent({ orderNumber: unmatched.number, paymentId: '5', amountText: '9.90' }),
      );

      expect(
        await alertOfStuck(world.store, new Date(RECEIVED_AT.getTime() - 1), messages, later),
      ).toEqual([]);
      expect(await alertOfStuck(world.store, RECEIVED_AT, messages, later)).toEqual([stuck]);
      expect(await alertOfStuck(world.store, later, messages, later)).toEqual([]);
      expect(
        (await look(world.store)).messages.filter((kind) => kind === 'stuck_to_seller'),
      ).toHaveLength(1);
    });
  });

  describe('an update of the bot', () => {
    const at = (seconds: number) => new Date(PLACED_AT.getTime() + seconds * 1_000);

    it('is kept once and due in the order of its number', async () => {
      await world.store.keepUpdates([{ id: 8, body: 'eight' }], at(0));
      await world.store.keepUpdates(
        [
          { id: 7, body: 'seven' },
          { id: 8, body: 'again' },
        ],
        at(1),
      );

      expect(await world.store.dueUpdates(at(1), 10)).toEqual([
        { id: 7, body: 'seven', chatId: null, attempts: 0, unanswered: 0 },
        { id: 8, body: 'eight', chatId: null, attempts: 0, unanswered: 0 },
      ]);
      expect(await world.store.dueUpdates(at(1), 1)).toHaveLength(1);
    });

    it('is forgotten days after it was handled, for a new bot counts anew', async () => {
      await world.store.keepUpdates([{ id: 7, body: 'seven' }], at(0));
      const [update] = await world.store.dueUpdates(at(0), 1);
      if (!update) throw new Error('nothing was due');
      await world.store.completeUpdate(update, { kind: 'done', at: at(0) });
      const days = 86_400 * 3;
      await world.store.keepUpdates([{ id: 7, body: 'again' }], at(days));
      expect(await world.store.dueUpdates(at(days), 1)).toEqual([]);
      await world.store.keepUpdates([{ id: 7, body: 'of another bot' }], at(days + 1));

      expect(await world.store.dueUpdates(at(days + 1), 1)).toMatchObject([
        { body: 'of another bot' },
      ]);
    });

    it('waits until its time, and is gone for good when it is done', async () => {
      await world.store.keepUpdates([{ id: 7, body: 'seven' }], at(0));
      const [update] = await world.store.dueUpdates(at(0), 1);
      if (!update) throw new Error('nothing was due');
      await world.store.completeUpdate(update, {
        kind: 'later',
        nextTryAt: at(30),
        attempts: 1,
        unanswered: 1,
      });
      expect(await world.store.dueUpdates(at(29), 1)).toEqual([]);
      const [again] = await world.store.dueUpdates(at(30), 1);
      expect(again).toEqual({ ...update, attempts: 1, unanswered: 1 });
      await world.store.completeUpdate(update, { kind: 'done', at: at(31) });
      await world.store.keepUpdates([{ id: 7, body: 'seven' }], at(32));

      expect(await world.store.dueUpdates(at(99), 1)).toEqual([]);
    });

    it('is offered one of each chat, oldest first, and none of a chat that is held', async () => {
      const of = (id: number, chatId: number) => ({ id, chatId, body: `${id}` });
      await world.store.keepUpdates([of(1, 66), of(2, 66), of(3, 77), of(4, 66)], at(0));
      const due = async (seconds: number) =>
        (await world.store.dueUpdates(at(seconds), 10)).map(({ id }) => id);
      expect(await due(0)).toEqual([1, 3]);
      const [update] = await world.store.dueUpdates(at(0), 1);
      if (!update) throw new Error('nothing was due');
      const wait = { kind: 'later', nextTryAt: at(30), attempts: 0, unanswered: 0 } as const;
      await world.store.completeUpdate(update, { ...wait, holdsChat: true });

      expect(await due(29)).toEqual([3]);
      expect(await due(30)).toEqual([1, 3]);
      await world.store.completeUpdate(update, { kind: 'done', at: at(31) });
      expect(await due(31)).toEqual([2, 3]);
    });

    it('that was not answered for its own sake lets the next one of its chat go first', async () => {
      const of = (id: number) => ({ id, chatId: 66, body: `${id}` });
      await world.store.keepUpdates([of(1), of(2)], at(0));
      const [update] = await world.store.dueUpdates(at(0), 1);
      if (!update) throw new Error('nothing was due');
      const wait = { kind: 'later', nextTryAt: at(30), attempts: 1, unanswered: 0 } as const;
      await world.store.completeUpdate(update, wait);

      expect((await world.store.dueUpdates(at(1), 10)).map(({ id }) => id)).toEqual([2]);
    });
  });
}
