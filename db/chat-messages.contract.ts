import { describe, expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { beginSending, leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import {
  CHAT_KINDS,
  type MessageKind,
  type OutboxMessage,
  SELLER_KINDS,
} from '@/lib/outbox/outbox-message';
import { URGENCY, type Urgency } from '@/lib/outbox/outbox-policy';
import {
  aPaymentEvent,
  aPaymentEventOf,
  RECEIVED_AT,
} from '@/lib/payments/fixtures/a-payment-event';
import { brokenChannels } from '@/lib/payments/fixtures/deliver-event';
import { recordWriteAccess } from '@/lib/telegram/telegram-user';
import type { StoreWorld } from './fixtures/store-world';

const BOTH_KINDS = [...CHAT_KINDS, ...SELLER_KINDS];

/** Messages for a chat. */
export function chatMessagesContract(world: StoreWorld): void {
  const { place, deliver } = world;
  describe('a message for a chat', () => {
    const at = (seconds: number) => new Date(PLACED_AT.getTime() + seconds * 1_000);
    const inChat = (kind: MessageKind, chatId = 77): OutboxMessage => ({ kind, chatId });
    const lease = (kinds: readonly MessageKind[], from = 0) =>
      leaseMessage(world.store, kinds, at(from), at(from + 60));
    const enqueue = async (...messages: OutboxMessage[]) => {
      const order = anOrder({ telegramUserId: 77 });
      await saveOrder(world.store, order, null, messages);
      return order;
    };
    const done = { kind: 'done', outcome: 'sent', reason: null } as const;

    it('is enqueued for each chat once, and given out by its kind alone', async () => {
      await enqueue(inChat('payment_to_seller', 501), inChat('payment_to_seller', 502));

      expect(await lease(CHAT_KINDS)).toBeNull();
      const both = [await lease(SELLER_KINDS), await lease(SELLER_KINDS)];
      expect(both.map((one) => one?.chatId)).toEqual([501, 502]);
      expect(await lease(SELLER_KINDS)).toBeNull();
    });

    it('knows the message of that chat which told number and sum', async () => {
      await enqueue(
        inChat('order_in_chat'),
        inChat('payment_in_chat'),
        inChat('payment_to_seller', 5),
      );
      const told = await lease(['order_in_chat']);
      if (!told) throw new Error('nothing was due');
      expect(told.orderMessageId).toBeNull();
      await completeSending(world.store, told, { ...done, messageId: 4_242 }, PLACED_AT);

      expect(await lease(['payment_in_chat'])).toMatchObject({ orderMessageId: 4_242 });
      expect(await lease(SELLER_KINDS)).toMatchObject({ orderMessageId: null });
    });

    it('with the PDF comes after the summary, unless that keeps failing', async () => {
      await enqueue(
        inChat('reading_in_chat'),
        inChat('pdf_in_chat'),
        inChat('payment_to_seller', 5),
      );
      for (let attempt = 1; attempt < 6; attempt += 1) {
        const one = await lease(CHAT_KINDS);
        if (!one) throw new Error('nothing was due');
        expect(one.kind).toBe('reading_in_chat');
        expect(await lease(CHAT_KINDS)).toBeNull();
        const later = { kind: 'later', reason: '500', unanswered: 0, nextTryAt: at(0) } as const;
        await completeSending(world.store, one, later, at(0));
      }
      expect(await lease(SELLER_KINDS)).toMatchObject({ kind: 'payment_to_seller' });
      const sixth = await lease(CHAT_KINDS);
      expect(sixth).toMatchObject({ kind: 'reading_in_chat', attempts: 6 });
      expect(await lease(CHAT_KINDS)).toBeNull();
      if (!sixth) throw new Error('nothing was due');
      await beginSending(world.store, sixth);
      const later = { kind: 'later', reason: '500', unanswered: 0, nextTryAt: at(60) } as const;
      await completeSending(world.store, sixth, later, at(0));
      expect(await lease(CHAT_KINDS)).toMatchObject({ kind: 'pdf_in_chat' });
    });

    it('about unmatched money carries the payment event, and the order when there is one', async () => {
      const order = await place();
      const toSeller = { channels: { mail: false, chat: true, sellers: [501] } };
      const paymentEvent = { ...aPaymentEventOf(order), amount: null };
      await deliver(paymentEvent, toSeller);
      await deliver(aPaymentEvent({ orderNumber: '0000000000', paymentId: '2' }), toSeller);

      const first = await lease(SELLER_KINDS, 600);
      expect(first).toMatchObject({
        details: { order },
        paymentEvent: { paymentEvent, outcome: 'other_amount', receivedAt: RECEIVED_AT },
      });
      if (first) await completeSending(world.store, first, done, RECEIVED_AT);
      expect(await lease(SELLER_KINDS, 600)).toMatchObject({ details: null });
    });

    it('about a payment event that cannot be applied is enqueued once', async () => {
      await deliver(aPaymentEventOf(await place()), {
        channels: brokenChannels(new Error('broken')),
      });
      const [pending] = await world.store.read((db) => db.paymentEvents.pending(1, null));
      const paymentEventId = pending?.id ?? '';
      const messages = [inChat('unsettled_to_seller', 501)];
      for (const seconds of [0, 30]) {
        await world.store.write([], (db) =>
          db.outbox.enqueue({ paymentEventId }, messages, at(seconds)),
        );
      }

      expect(await lease(SELLER_KINDS)).toMatchObject({ paymentEvent: { outcome: 'pending' } });
      expect(await lease(SELLER_KINDS)).toBeNull();
    });

    it('that was blocked is due again when the bot may write at last', async () => {
      await enqueue(inChat('order_in_chat'));
      const one = await lease(CHAT_KINDS);
      if (!one) throw new Error('nothing was due');
      await completeSending(
        world.store,
        one,
        { kind: 'done', outcome: 'blocked', reason: '403' },
        PLACED_AT,
      );
      expect(await world.store.read((db) => db.telegramUsers.mayWriteTo(77))).toBe(false);
      expect(await lease(CHAT_KINDS, 100)).toBeNull();
      await recordWriteAccess(world.store, 78, true, at(2));
      expect(await lease(CHAT_KINDS, 100)).toBeNull();
      await recordWriteAccess(world.store, 77, true, at(2));

      expect(await lease(CHAT_KINDS, 100)).toMatchObject({ kind: 'order_in_chat', attempts: 1 });
    });

    it('goes to a chat that has no other on its way, in the order of urgency', async () => {
      await enqueue(inChat('order_in_chat'), inChat('reading_in_chat'), inChat('pdf_in_chat', 78));
      const first = await lease(CHAT_KINDS);
      const second = await lease(CHAT_KINDS);

      expect([first?.kind, second?.kind]).toEqual(['reading_in_chat', 'pdf_in_chat']);
      expect(await lease(CHAT_KINDS)).toBeNull();
      if (first) await completeSending(world.store, first, done, PLACED_AT);
      expect(await lease(CHAT_KINDS)).toMatchObject({ kind: 'order_in_chat', chatId: 77 });
    });

    it('that its chat refuses for a time holds all of that chat, and nobody else', async () => {
      await enqueue(inChat('reading_in_chat'));
      const refused = await lease(CHAT_KINDS);
      if (!refused) throw new Error('nothing was due');
      const wait = { kind: 'later', reason: '429', unanswered: 0, isFree: true } as const;
      const hold = { ...wait, nextTryAt: at(3_600), holdsRecipient: true };
      await completeSending(world.store, refused, hold, at(0));
      await enqueue(inChat('reading_in_chat'), inChat('reading_in_chat', 78));

      expect(await lease(CHAT_KINDS, 1)).toMatchObject({ chatId: 78 });
      expect(await lease(CHAT_KINDS, 3_599)).toMatchObject({ chatId: 78 });
      expect(await lease(CHAT_KINDS, 3_600)).toMatchObject({ chatId: 77 });
    });

    it('that is capped is written down and never given out', async () => {
      await enqueue({ ...inChat('order_in_chat'), isCapped: true });

      expect(await lease(CHAT_KINDS, 600)).toBeNull();
    });

    it('waits while only more urgent ones are asked for', async () => {
      await enqueue(inChat('order_in_chat'), inChat('payment_to_seller', 501));
      const upTo = (urgency: Urgency) =>
        leaseMessage(world.store, BOTH_KINDS, at(0), at(60), urgency);

      expect(await upTo(URGENCY.paid)).toBeNull();
      expect(await upTo(URGENCY.seller)).toMatchObject({ kind: 'payment_to_seller' });
      expect(await upTo(URGENCY.seller)).toBeNull();
      expect(await upTo(URGENCY.unpaid)).toMatchObject({ kind: 'order_in_chat' });
    });
  });
}
