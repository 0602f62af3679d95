import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '@/db/sqlite/store';
import { saveOrder } from '@/lib/checkout/place-order';
import { kopecks } from '@/lib/money';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { receivePaymentEvent } from '@/lib/payments/events/receive-payment-event';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { brokenChannels, deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { loadConfig } from '../config/config';
import { handler } from '../http/handler';
import { type App, getApp, startApp } from './app';

const folder = mkdtempSync(path.join(tmpdir(), 'chakra-app-'));
let app: App;
let beforeStart: unknown;
const REVOKED = { idDigest: 'revoked', actor: 'password', credential: 'earlier' } as const;

beforeAll(async () => {
  try {
    getApp();
  } catch (error) {
    beforeStart = error;
  }
  const file = path.join(folder, 'shop.sqlite');
  const earlier = openSqliteStore(file);
  const session = { ...REVOKED, createdAt: new Date(), seenAt: new Date(), endedAt: null };
  await earlier.write([], (db) => db.adminSessions.insert(session));
  await earlier.close();
  const loaded = loadConfig({ DATABASE_URL: `file:${file}`, LOG_LEVEL: 'silent', PORT: '3456' });
  if (!loaded.ok) throw new Error(loaded.problems.join());
  app = await startApp(loaded.config);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const REQUEST = {
  birthDate: '1985-05-03' as never,
  contacts: { name: null, email: 'anna@example.ru', phone: null },
  promoCode: null,
};
const place = async () => {
  const ordered = await app.checkout(REQUEST, {
    channel: 'web',
    origin: null,
    idempotency: null,
    telegramUserId: null,
    address: '203.0.113.7',
  });
  if (ordered.kind !== 'ordered') throw new Error(ordered.kind);
  return ordered.order;
};

describe('the application', () => {
  it('forgets at its start whom its configuration does not let in any more', async () => {
    await expect
      .poll(() => app.store.read((db) => db.adminSessions.byDigest(REVOKED.idDigest)))
      .toBeNull();
  });

  it('erases orders that nobody has paid for in thirty days, unless told otherwise', async () => {
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    const [recent, old] = [29, 31].map((days) =>
      anOrder({ createdAt: ago(days), payableUntil: ago(20) }),
    ) as [Order, Order];
    for (const order of [recent, old]) await saveOrder(app.store, order, null);

    expect(await app.eraseUnpaid()).toBe(1);
    expect(await app.store.findOrder(recent.token)).not.toBeNull();
    expect(await app.store.findOrder(old.token)).toBeNull();
  });

  it('is one for the whole process, whichever copy of the code asks for it', () => {
    const shared = globalThis as { [key: symbol]: unknown };

    expect(getApp()).toBe(app);
    expect(shared[Symbol.for('chakra-checkout.app')]).toBe(app);
  });

  it('cannot be had before it is started', () => {
    expect(beforeStart).toMatchObject({ message: expect.stringContaining('not been started') });
  });

  it('sells at the price of its settings, with pages on its own address', async () => {
    const order = await place();

    expect(order.amount).toBe(99_000);
    expect(app.orderUrl(order.token)).toBe(`http://127.0.0.1:3456/order/${order.token}`);
    expect(app.readingUrl(order.token)).toBe(`http://127.0.0.1:3456/reading/${order.token}`);
  });

  it('tells the open pages of an order, and only those, that it is paid', async () => {
    const order = await place();
    const other = await place();
    const told: string[] = [];
    app.orderEvents.subscribe(order.id, () => told.push('paid'));
    app.orderEvents.subscribe(other.id, () => told.push('other'));
    const paymentEvent = aPaymentEventOf(order);
    const incoming = {
      raw: Buffer.from('x'),
      headers: {},
      read: { ok: true, paymentEvent },
    } as const;

    await receivePaymentEvent(app.paymentEventPorts, incoming);
    await receivePaymentEvent(app.paymentEventPorts, incoming);

    expect(told).toEqual(['paid']);
  });

  it('tells them too when a kept payment event is applied at last', async () => {
    const order = await place();
    const told: string[] = [];
    app.orderEvents.subscribe(order.id, () => told.push('paid'));
    const channels = brokenChannels(new Error('broken'));
    await deliverEvent(app.store, aPaymentEventOf(order, 'paid', '2'), { channels });

    expect(await app.retryPending()).toMatchObject([{ kind: 'applied' }]);
    expect(told).toEqual(['paid']);
  });
});

describe('what a handler throws', () => {
  const answerTo = (thrown: unknown) =>
    handler({}, () => Promise.reject(thrown))(new Request('http://shop.example/'), {
      params: Promise.resolve({}),
    });

  it('while the database is locked is a 503 that says when to come again', async () => {
    const busy = Object.assign(new Error('locked'), { name: 'StoreBusy' });
    const response = await answerTo(busy);

    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it.each([new Error('anna@example.ru'), 'anna@example.ru', undefined])(
    'is a 500 that tells nothing of its cause: %s',
    async (thrown) => {
      const response = await answerTo(thrown);

      expect(response.status).toBe(500);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.text()).not.toContain('anna');
    },
  );

  it('nothing: the answer goes through as it is', async () => {
    const answer = new Response('success');

    const asIs = handler({}, async () => answer);
    const request = new Request('http://shop.example/');
    expect(await asIs(request, { params: Promise.resolve({}) })).toBe(answer);
  });
});

it('an order carries the edition and the price that hold when it is made', async () => {
  const before = await place();
  await app.publishEdition({ offer: '## Моё', privacy: null, consent: null }, 'password');
  const change = { saved: { price: kopecks(129_000), linkTtlHours: 1 }, restored: [] };
  await app.changeSettings(change, 'password');
  const after = await place();
  await app.changeSettings({ saved: {}, restored: ['price', 'linkTtlHours'] }, 'password');

  const kept = await app.store.findOrder(before.token);
  expect(kept?.order.consent?.version).toBe('2026-11-30');
  expect(kept?.order.amount).toBe(99_000);
  expect(after.consent?.version).not.toBe('2026-11-30');
  expect(after.amount).toBe(129_000);
  expect(after.payableUntil.getTime() - after.createdAt.getTime()).toBe(3_600_000);
});
