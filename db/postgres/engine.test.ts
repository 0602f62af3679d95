import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { endLeases, leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import type { Db } from '@/lib/store/db';
import { type Store, StoreBusy } from '@/lib/store/store';
import { aServer, POSTGRES } from './fixtures/a-server';
import { openPostgresStore } from './open';
import { lockKey } from './topics';

const NOW = new Date('2026-11-24T09:00:00Z');

describe.skipIf(!POSTGRES)(`two instances on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();
  let one: Store;
  let other: Store;
  beforeEach(async () => {
    one = await openPostgresStore(server.url, 'one');
    other = await openPostgresStore(server.url, 'other');
    await server.empty();
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });

  const countOf = async (db: Db) => Number((await db.settings.all())[0]?.value ?? 0);
  const countUp = async (db: Db) => db.settings.put('count', (await countOf(db)) + 1, NOW);

  /** What is left of 12 writes, each of which adds one to what it has read. */
  async function counted(topics: string[]): Promise<number> {
    const turns = Array.from({ length: 6 }, () => [one, other]).flat();
    await Promise.all(turns.map((store) => store.write(topics, countUp)));
    return one.read(countOf);
  }

  it('write about the same one after another', async () => {
    expect(await counted(['the count'])).toBe(12);
  });

  it('lose writes that do not say what they are about', async () => {
    await one.write([], (db) => db.settings.put('count', 0, NOW));
    expect(await counted([])).toBeLessThan(12);
  });

  it('count a payment once that both are told of', async () => {
    const orders = [anOrder(), anOrder(), anOrder(), anOrder()];
    for (const order of orders) await saveOrder(one, order, null);
    const told = orders.flatMap((order, at) => {
      const paymentEvent = aPaymentEventOf(order, 'paid', String(48_000_000 + at));
      return [one, other, one, other].map((store) => deliverEvent(store, paymentEvent));
    });
    const outcomes = (await Promise.all(told)).map(({ outcome }) => outcome);

    expect(outcomes.filter((outcome) => outcome === 'paid')).toHaveLength(4);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(12);
  });

  it('end the leases of their own when they start anew, and nobody else’s', async () => {
    const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
    const letter = { kind: 'order_by_mail', chatId: null } as const;
    await saveOrder(one, anOrder(), null, [letter]);
    await leaseMessage(one, ['order_by_mail'], at(0), at(600));
    const again = () => leaseMessage(other, ['order_by_mail'], at(10), at(600));

    await endLeases(other, at(10));
    expect(await again()).toBeNull();
    await endLeases(one, at(10));
    expect(await again()).toMatchObject({ kind: 'order_by_mail', attempts: 1 });
  });

  it('send the messages of a chat one after another', async () => {
    const kinds = ['order_in_chat', 'payment_in_chat'] as const;
    const messages = kinds.map((kind) => ({ kind, chatId: 77 }));
    await saveOrder(one, anOrder({ telegramUserId: 77 }), null, messages);
    const until = new Date(NOW.getTime() + 300_000);
    const lease = (store: Store) => leaseMessage(store, kinds, NOW, until);
    const instances = [one, other, one, other];
    const [first, ...rest] = (await Promise.all(instances.map(lease))).filter(Boolean);

    expect([first?.kind, rest]).toEqual(['payment_in_chat', []]);
    if (!first) throw new Error('nothing was due');
    const sent = { kind: 'done', outcome: 'sent', reason: null, messageId: 4_242 } as const;
    await completeSending(one, first, sent, NOW);
    expect(await lease(other)).toMatchObject({ kind: 'order_in_chat' });
  });

  it('give up a lock that is not let go, with StoreBusy', async () => {
    await server.client.query('select pg_advisory_lock($1)', [lockKey('held')]);
    const busy = one.write(['held'], countUp);
    await expect(busy).rejects.toBeInstanceOf(StoreBusy);
    await server.client.query('select pg_advisory_unlock_all()');

    expect(await one.write(['held'], countUp)).toBeUndefined();
  });

  it('take no lock away for good when one of them falls silent', async () => {
    const begun = Promise.withResolvers<void>();
    const silence = Promise.withResolvers<void>();
    const silent = one.write(['held'], async (db) => {
      await countUp(db);
      begun.resolve();
      await silence.promise;
    });
    const failure = silent.then(
      () => null,
      (error: unknown) => error,
    );
    const written = () =>
      other.write(['held'], countUp).then(
        () => true,
        () => false,
      );
    await begun.promise;
    while (!(await written())) await new Promise(setImmediate);
    silence.resolve();

    expect(await failure).toBeInstanceOf(Error);
    expect(await other.read(countOf)).toBe(1);
  }, 60_000);

  it('read what was committed when the look began', async () => {
    const seen = await one.read(async (db) => {
      const before = await countOf(db);
      await other.write(['the count'], countUp);
      return [before, await countOf(db)];
    });

    expect(seen).toEqual([0, 0]);
    expect(await one.read(countOf)).toBe(1);
  });

  it('keep nothing of a unit that goes on after one of its queries failed', async () => {
    const order = anOrder();
    await saveOrder(one, order, null);
    const unit = one.write([], async (db) => {
      await countUp(db);
      await db.orders.insert(order).catch(() => undefined);
    });

    await expect(unit).rejects.toThrow('taken back');
    expect(await one.read(countOf)).toBe(0);
  });

  it('try again where they wait for each other', async () => {
    const reached = { a: Promise.withResolvers<void>(), b: Promise.withResolvers<void>() };
    const cross = (store: Store, mine: 'a' | 'b', theirs: 'a' | 'b') =>
      store.write([], async (db) => {
        await db.settings.put(mine, mine, NOW);
        reached[mine].resolve();
        await reached[theirs].promise;
        await db.settings.put(theirs, mine, NOW);
      });
    await Promise.all([cross(one, 'a', 'b'), cross(other, 'b', 'a')]);

    const values = (await one.read((db) => db.settings.all())).map(({ value }) => value);
    expect(new Set(values).size).toBe(1);
  });

  it('survive the loss of their connections', async () => {
    const pending = one.write(['held'], async (db) => {
      await countUp(db);
      await server.client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
      );
      await countUp(db);
    });

    await expect(pending).rejects.toThrow();
    expect(await one.read(countOf)).toBe(0);
    await one.write([], countUp);
    expect(await other.read(countOf)).toBe(1);
  });
});
