import { describe, expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { beginSending, endLeases, leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { MAIL_KINDS } from '@/lib/outbox/outbox-message';
import { URGENCY } from '@/lib/outbox/outbox-policy';
import { byMail, type StoreWorld } from './fixtures/store-world';

/** Messages that are enqueued, by mail and for any channel. */
export function messagesContract(world: StoreWorld): void {
  const { look } = world;
  describe('a message that is enqueued', () => {
    const at = (seconds: number) => new Date(PLACED_AT.getTime() + seconds * 1_000);
    const enqueue = async (email = 'anna@example.ru') => {
      const order = anOrder({ contacts: { name: null, email, phone: null } });
      await saveOrder(world.store, order, null, [byMail('order_by_mail')]);
      return order;
    };
    const lease = (from: number, until: number) =>
      leaseMessage(world.store, MAIL_KINDS, at(from), at(until));
    const leased = async (from: number, until: number) => {
      const one = await lease(from, until);
      if (!one) throw new Error('nothing was due');
      return one;
    };
    /** A worker takes it, begins to send it, and is never heard of again. */
    const dieSending = async (from: number, until: number) => {
      expect(await beginSending(world.store, await leased(from, until))).toBe(true);
    };

    it('is given to one worker, with its order, and counted', async () => {
      const order = await enqueue();

      expect(await lease(0, 60)).toEqual({
        queuedAt: PLACED_AT,
        alert: null,
        disputed: null,
        subject: order.id,
        kind: 'order_by_mail',
        chatId: null,
        details: { order, link: null, reading: null },
        paymentEvent: null,
        orderMessageId: null,
        urgency: URGENCY.unpaid,
        attempts: 1,
        unanswered: 0,
        leasedUntil: at(60),
      });
      expect(await lease(59, 120)).toBeNull();
      expect(await lease(60, 120)).toMatchObject({ attempts: 1, unanswered: 0 });
    });

    it('is kept with its order or not at all', async () => {
      const first = await enqueue();
      const taken = anOrder();
      await saveOrder(world.store, { ...taken, number: first.number }, null, [
        byMail('order_by_mail'),
      ]);

      expect((await look(world.store)).messages).toEqual(['order_by_mail']);
    });

    it('is not due before its time, and the one due longest goes first', async () => {
      const one = await enqueue();
      const other = await enqueue('eva@example.ru');
      const first = await leased(0, 60);
      await completeSending(
        world.store,
        first,
        {
          kind: 'later',
          reason: 'x',
          unanswered: 1,
          nextTryAt: at(30),
        },
        PLACED_AT,
      );
      const rest = [one, other].find(({ id }) => id !== first.subject);

      expect((await leased(10, 60)).subject).toBe(rest?.id);
      expect(await lease(29, 60)).toBeNull();
      expect(await lease(30, 90)).toMatchObject({ attempts: 2, unanswered: 1 });
    });

    it('that is done stays done', async () => {
      await enqueue();
      const one = await leased(0, 60);
      await completeSending(
        world.store,
        one,
        { kind: 'done', outcome: 'sent', reason: null },
        PLACED_AT,
      );

      expect(await lease(100_000, 100_060)).toBeNull();
    });

    it('whose workers die one after another is not sent again and again', async () => {
      // Each may have sent it before it died: the first version gave out a copy for every crash.
      await enqueue();
      for (const from of [0, 60]) await dieSending(from, from + 60);

      expect(await lease(120, 180)).toBeNull();
      expect(await lease(100_000, 100_060)).toBeNull();
    });

    it('whose workers die before it leaves is given out again, and is not taken for sent', async () => {
      // Two crashes while its PDF was being made: the buyer never got it, and nobody tried again.
      await enqueue();
      for (const from of [0, 60, 120]) await leased(from, from + 60);

      expect(await lease(180, 240)).toMatchObject({ attempts: 1, unanswered: 0 });
    });

    it('with which its worker died lets another go first', async () => {
      // A message that takes the process with it must not stop all the others.
      const one = await enqueue();
      const other = await enqueue('eva@example.ru');
      const first = await leased(0, 600);
      await endLeases(world.store, at(1));
      const second = await leased(1, 60);

      expect([first.subject, second.subject].sort()).toEqual([one.id, other.id].sort());
      expect(await lease(4, 60)).toBeNull();
      expect(await lease(5, 60)).toMatchObject({ subject: first.subject });
    });

    it('counts as lost only until it is known how the sending ended', async () => {
      await enqueue();
      const one = await leased(0, 60);
      await beginSending(world.store, one);
      const refused = { kind: 'later', reason: '502', unanswered: 0, nextTryAt: at(30) } as const;
      await completeSending(world.store, one, refused, PLACED_AT);

      expect(await lease(30, 90)).toMatchObject({ attempts: 2, unanswered: 0 });
    });

    it('may not leave by a worker whose lease was taken over', async () => {
      await enqueue();
      const slow = await leased(0, 60);
      const quick = await leased(60, 120);

      expect(await beginSending(world.store, slow)).toBe(false);
      expect(await beginSending(world.store, quick)).toBe(true);
      expect(await lease(120, 180)).toMatchObject({ unanswered: 1 });
    });

    it('is free after a pause when the process that had it starts anew', async () => {
      await enqueue();
      await dieSending(0, 600);
      await endLeases(world.store, at(5));

      expect(await lease(5, 60)).toMatchObject({ attempts: 2, unanswered: 1 });
    });

    it('that only has to wait uses up no attempt', async () => {
      await enqueue();
      const one = await leased(0, 60);
      const wait = { kind: 'later', reason: '429', unanswered: 0, isFree: true } as const;
      await completeSending(world.store, one, { ...wait, nextTryAt: at(30) }, PLACED_AT);

      expect(await lease(30, 90)).toMatchObject({ attempts: 1 });
    });

    it('is not changed by a worker whose lease was taken over', async () => {
      await enqueue();
      const slow = await leased(0, 60);
      const quick = await leased(60, 120);
      await completeSending(
        world.store,
        slow,
        { kind: 'done', outcome: 'failed', reason: 'x' },
        PLACED_AT,
      );

      expect(await lease(119, 180)).toBeNull();
      await completeSending(
        world.store,
        quick,
        { kind: 'done', outcome: 'sent', reason: null },
        PLACED_AT,
      );
      expect(await lease(120, 180)).toBeNull();
    });

    it('waits while another letter to the same address is on its way', async () => {
      await enqueue();
      await enqueue('Anna@Example.ru');
      await enqueue('eva@example.ru');
      const first = await leased(0, 60);

      expect((await leased(1, 60)).details?.order.contacts.email).toBe('eva@example.ru');
      expect(await lease(2, 60)).toBeNull();
      const sent = { kind: 'done', outcome: 'sent', reason: null } as const;
      await completeSending(world.store, first, sent, at(3));
      expect((await leased(4, 60)).details?.order.contacts.email).toBe('Anna@Example.ru');
    });

    it('that the seller sends again by hand goes before what nobody has paid for', async () => {
      const again = await enqueue();
      const other = await enqueue('eva@example.ru');
      const sent = { kind: 'done', outcome: 'sent', reason: null } as const;
      await completeSending(world.store, await leased(0, 60), sent, at(0));
      await world.store.write([], (db) =>
        db.outbox.requeue(again.id, [byMail('order_by_mail')], at(10)),
      );

      expect(await leased(20, 60)).toMatchObject({ subject: again.id, urgency: URGENCY.paid });
      expect(await leased(21, 60)).toMatchObject({ subject: other.id });
    });
  });
}
