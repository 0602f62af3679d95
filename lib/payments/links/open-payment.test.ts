import { describe, expect, it, vi } from 'vitest';
import type { AuditEntry } from '@/lib/audit';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import type { Store } from '@/lib/store/store';
import { aStore } from '../fixtures/temporary-store';
import type { LinkOutcome, LinkRequest } from './gateway';
import { isLive, type OpenPaymentPorts, openPayment } from './open-payment';

const HOUR_MS = 3_600_000;
const later = (ms: number) => new Date(PLACED_AT.getTime() + ms);

/** A shop with one order and a payment provider that answers as told and remembers its requests. */
async function aShop(
  answer: (asked: number) => LinkOutcome | Promise<LinkOutcome> = (asked) => aLink(asked),
  changes: Partial<Order> = {},
) {
  const store = aStore();
  const order = anOrder(changes);
  await saveOrder(store, order, null);
  const requests: LinkRequest[] = [];
  let now = PLACED_AT;
  const ports: OpenPaymentPorts = {
    store,
    clock: () => now,
    priceHold: () => ({ linkTtlMs: 72 * HOUR_MS, promoHoldMs: HOUR_MS }),
    orderUrl: (token) => `https://shop.example/order/${token}`,
    sealOrder: ({ number }) => `sealed ${number}`,
    linksInFlight: new Map(),
    gateway: {
      createLink: async (request) => {
        requests.push(request);
        return answer(requests.length);
      },
    },
  };
  return {
    order,
    requests,
    store,
    pass: (ms: number) => {
      now = later(ms);
    },
    open: async (anew?: AuditEntry) => openPayment(ports, await theFile(store, order), anew),
  };
}

async function theFile(store: Store, order: Order) {
  const details = await store.findOrder(order.token);
  if (!details) throw new Error('the order is gone');
  return details;
}

function aLink(number: number): LinkOutcome {
  const url = `https://payform.ru/link${number}/`;
  return { ok: true, url, rawAnswer: url };
}

it('a link is asked for with the number, the sum, the contact and the way back', async () => {
  const { order, requests, open } = await aShop();

  expect(await open()).toEqual({ kind: 'open', url: 'https://payform.ru/link1/' });
  expect(requests).toEqual([
    {
      orderNumber: order.number,
      amount: order.amount,
      isDemo: false,
      email: 'anna@example.ru',
      phone: null,
      orderUrl: `https://shop.example/order/${order.token}`,
      expiresAt: later(72 * HOUR_MS),
      sealedOrder: `sealed ${order.number}`,
    },
  ]);
});

it('a link to try the set-up by moves no money, and so brings no order back', async () => {
  const { requests, open } = await aShop(undefined, { isTest: true });
  await open();

  expect(requests).toMatchObject([{ isDemo: true, sealedOrder: null }]);
});

it('before the buyer agrees nothing is asked for, not even for the seller', async () => {
  const { order, requests, open } = await aShop(undefined, { isBySeller: true, consent: null });
  const entry = { at: PLACED_AT, actor: 'password', action: 'link_made' } as const;

  expect(await open()).toEqual({ kind: 'no_consent' });
  expect(await open({ ...entry, orderId: order.id })).toEqual({ kind: 'no_consent' });
  expect(requests).toEqual([]);
});

describe('a live link', () => {
  it('is used again', async () => {
    const { requests, open, pass } = await aShop();
    await open();
    pass(71 * HOUR_MS);

    expect(await open()).toEqual({ kind: 'open', url: 'https://payform.ru/link1/' });
    expect(requests).toHaveLength(1);
  });

  it('has more than a minute to live', () => {
    const link = { url: '', madeAt: PLACED_AT, expiresAt: later(60_000) };

    expect(isLive(link, later(-1))).toBe(true);
    expect(isLive(link, later(0))).toBe(false);
  });

  it('that has run out is followed by a new one under the same number', async () => {
    const { requests, open, pass, store, order } = await aShop();
    await open();
    pass(72 * HOUR_MS);

    expect(await open()).toEqual({ kind: 'open', url: 'https://payform.ru/link2/' });
    expect(requests.map(({ orderNumber }) => orderNumber)).toEqual([order.number, order.number]);
    expect((await theFile(store, order)).order.payableUntil).toEqual(later(144 * HOUR_MS));
  });
});

it('those who ask at the same time share one link', async () => {
  const { requests, open } = await aShop();

  const opened = await Promise.all([open(), open(), open()]);

  expect(new Set(opened.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(requests).toHaveLength(1);
});

it('without a link the order stands, and the next try makes one', async () => {
  const refusal: LinkOutcome = { ok: false, failure: 'refused', rawAnswer: 'busy' };
  const { open, store, order } = await aShop((asked) => (asked === 1 ? refusal : aLink(asked)));

  expect(await open()).toEqual({ kind: 'no_link', failure: 'refused', answerLength: 4 });
  expect(await theFile(store, order)).toEqual({ order, link: null, reading: null });
  expect(await open()).toEqual({ kind: 'open', url: 'https://payform.ru/link2/' });
});

it('a request that breaks does not stand in the way of the next one', async () => {
  const { open } = await aShop((asked) => {
    if (asked === 1) throw new Error('the client has a bug');
    return aLink(asked);
  });

  await expect(open()).rejects.toThrow('the client has a bug');
  expect(await open()).toMatchObject({ kind: 'open' });
});

it.each([{ paidAt: PLACED_AT }, { paidAt: PLACED_AT, refundedAt: PLACED_AT }])(
  'for an order that is resolved nobody is asked for a link: %j',
  async (closed) => {
    const nobody = {} as OpenPaymentPorts;
    const details = { order: anOrder(closed), link: null, reading: null };

    expect(await openPayment(nobody, details)).toEqual({ kind: 'closed', url: null });
  },
);

describe('a link that the seller asks for', () => {
  const action = (order: Order): AuditEntry => ({
    at: PLACED_AT,
    actor: 'password',
    action: 'link_made',
    orderId: order.id,
  });

  it('is a new one also while the last is alive, and is in the log', async () => {
    const { order, store, open } = await aShop();
    await open();

    expect(await open(action(order))).toEqual({ kind: 'open', url: 'https://payform.ru/link2/' });
    expect(await open()).toEqual({ kind: 'open', url: 'https://payform.ru/link2/' });
    const lines = await store.admin.auditLines({ before: null, limit: 9 });
    expect(lines).toMatchObject([{ action: 'link_made', number: order.number }]);
  });

  it('is shared by anyone who asks meanwhile, though a request before it has ended by now', async () => {
    const refusal = { ok: false, failure: 'refused', rawAnswer: 'нет' } as const;
    const early = Promise.withResolvers<LinkOutcome>();
    const late = Promise.withResolvers<LinkOutcome>();
    const { order, requests, open } = await aShop((asked) => (asked === 1 ? early : late).promise);
    const first = open();
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    const anew = open(action(order));
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    early.resolve(refusal);
    await first;
    const meanwhile = open();
    late.resolve(aLink(2));

    expect(await meanwhile).toEqual({ kind: 'open', url: 'https://payform.ru/link2/' });
    expect(await anew).toEqual(await meanwhile);
    expect(requests).toHaveLength(2);
  });

  it('that was not made is in the log with the reason', async () => {
    const refusal = { ok: false, failure: 'refused', rawAnswer: 'нет' } as const;
    const { order, store, open } = await aShop(() => refusal);
    await open(action(order));

    const lines = await store.admin.auditLines({ before: null, limit: 9 });
    expect(lines).toMatchObject([{ action: 'link_made', details: { failure: 'refused' } }]);
  });
});
