import { expect, it } from 'vitest';
import { leaseMessage } from '@/lib/messages/lease-message';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { OrderEvents } from '@/lib/orders/order-events';
import { messagesWhenPlaced } from '@/lib/outbox/outbox-message';
import { UnpaidLimits } from '@/lib/outbox/unpaid-limits';
import { BY_MAIL } from '@/lib/payments/fixtures/a-payment-event';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { saveLink } from '@/lib/payments/links/open-payment';
import { RateLimit } from '@/server/http/rate-limit';
import { correctOwnContacts } from './correct-own-contacts';
import { saveOrder } from './place-order';

const LATER = new Date(PLACED_AT.getTime() + 60_000);
const GMAIL = { name: 'Анна', email: 'anna@gmail.com', phone: null };

/** A shop with one order, whose letter was sent to the address with a slip. */
async function aShop(changes: Partial<Order> = {}, { mayWrite = true, hasLink = true } = {}) {
  const store = aStore();
  const contacts = { ...GMAIL, email: 'anna@gmial.com' };
  const order = anOrder({ contacts, ...changes });
  await saveOrder(store, order, null, messagesWhenPlaced(order, BY_MAIL));
  const link = { url: 'https://payform.ru/a/', madeAt: PLACED_AT, expiresAt: order.payableUntil };
  if (hasLink) await saveLink(store, order, link, '');
  const leased = await leaseMessage(store, ['order_by_mail'], PLACED_AT, LATER);
  if (!leased) throw new Error('there is no letter');
  const sent = {
    outcome: 'sent',
    messageId: null,
    reason: null,
    heldUntil: null,
    endedAt: PLACED_AT,
  } as const;
  await store.write([], (db) => db.outbox.complete(leased, sent));
  const many = new RateLimit(100);
  const linked: (Order | null)[] = [];
  const counts = { told: 0, delivered: 0, givenBack: 0 };
  const recipients = {
    take: async () => (mayWrite ? 0 : 60),
    giveBack: async () => {
      counts.givenBack += 1;
    },
  };
  const orderEvents = new OrderEvents();
  orderEvents.subscribe(order.id, () => {
    counts.told += 1;
  });
  const ports = {
    store,
    clock: () => LATER,
    channels: BY_MAIL,
    orderEvents,
    unpaidLimits: new UnpaidLimits({ recipients, addresses: many, shop: many }),
    openPayment: async (details: { order: Order; link: unknown }) => {
      linked.push(details.link === null ? details.order : null);
      return { kind: 'open', url: '' } as const;
    },
    deliverSoon: () => {
      counts.delivered += 1;
    },
  };
  return {
    order,
    linked,
    counts,
    correct: (corrected = GMAIL as Order['contacts'], token: string = order.token) =>
      correctOwnContacts(ports, {
        token,
        contacts: corrected,
        address: '203.0.113.7',
      }),
    known: async () => (await store.findOrder(order.token))?.order.contacts,
    letters: async () =>
      (await store.admin.orderTimeline(order.id))?.messages.map(({ outcome }) => outcome),
    log: () => store.admin.auditLines({ before: null, limit: 9 }),
  };
}

it('a corrected address is kept, written to, and part of a new link to pay by', async () => {
  const shop = await aShop();

  expect(await shop.correct()).toBe('corrected');
  expect(await shop.known()).toEqual(GMAIL);
  expect(await shop.letters()).toEqual(['sent', null]);
  expect(shop.linked).toMatchObject([{ contacts: GMAIL }]);
  expect(shop.counts).toEqual({ told: 1, delivered: 1, givenBack: 0 });
});

it('is in the log without the contact itself', async () => {
  const shop = await aShop();
  await shop.correct();
  const log = await shop.log();

  expect(log).toMatchObject([
    { actor: 'buyer', action: 'contacts_corrected', details: { name: false, email: true } },
  ]);
  expect(JSON.stringify(log)).not.toMatch(/anna@/);
});

it('a corrected name sends nothing and needs no link', async () => {
  const shop = await aShop();
  const name = { ...GMAIL, email: 'anna@gmial.com', name: 'Анна Светлова' };

  expect(await shop.correct(name)).toBe('corrected');
  expect(await shop.letters()).toEqual(['sent']);
  expect(shop.linked).toEqual([]);
});

it('an order without a working link gets its next one when it is asked for', async () => {
  const shop = await aShop({}, { hasLink: false });

  expect(await shop.correct()).toBe('corrected');
  expect(shop.linked).toEqual([]);
});

it('an address that was written to often enough is corrected, but not written to', async () => {
  const shop = await aShop({}, { mayWrite: false });

  expect(await shop.correct()).toBe('corrected');
  expect(await shop.letters()).toEqual(['sent']);
});

it('contacts that are the same change nothing', async () => {
  const shop = await aShop();
  await shop.correct();

  expect(await shop.correct()).toBe('same');
  expect(await shop.log()).toHaveLength(1);
});

it('of a paid order its buyer corrects nothing', async () => {
  const shop = await aShop({ paidAt: PLACED_AT });

  expect(await shop.correct()).toBe('closed');
  expect(shop.counts).toEqual({ told: 0, delivered: 0, givenBack: 1 });
  expect(await shop.known()).toMatchObject({ email: 'anna@gmial.com' });
});

it('who has no link of an order corrects nothing', async () => {
  const shop = await aShop();

  expect(await shop.correct(GMAIL, 'nothing')).toBe('unknown');
  expect(await shop.known()).toMatchObject({ email: 'anna@gmial.com' });
});
