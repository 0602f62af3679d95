import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '@/lib/admin/change-settings';
import { publishEdition } from '@/lib/admin/publish-edition';
import type { AuditEntry } from '@/lib/audit';
import { saveOrder } from '@/lib/checkout/place-order';
import { kopecks } from '@/lib/money';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { noteSeen } from '@/lib/orders/note-seen';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import type { Change } from '@/lib/store/instances';
import type { Store } from '@/lib/store/store';
import { aServer, POSTGRES } from './fixtures/a-server';
import { openPostgresStore } from './open';

const NOW = new Date('2026-11-24T09:00:00Z');

describe.skipIf(!POSTGRES)(`what instances hear of on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();
  let one: Store;
  let other: Store;
  let heard: Change[];
  let next: PromiseWithResolvers<Change>;
  beforeEach(async () => {
    one = await openPostgresStore(server.url, 'one');
    other = await openPostgresStore(server.url, 'other');
    await server.empty();
    heard = [];
    next = Promise.withResolvers();
    other.onChange((change) => {
      heard.push(change);
      next.resolve(change);
    });
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });

  /** All that was heard until one more thing is: what is told first is heard first. */
  async function heardAfter(acted: Promise<unknown>): Promise<Change[]> {
    await acted;
    await server.client.query("select pg_notify('chakra_checkout', 'order last')");
    while (!heard.some((change) => change.kind === 'order' && change.orderId === 'last')) {
      next = Promise.withResolvers();
      await next.promise;
    }
    return heard.splice(0).slice(0, -1);
  }

  it('is that an order has changed, by its id alone; an order that begins tells nobody', async () => {
    const order = anOrder();
    expect(await heardAfter(saveOrder(one, order, null))).toEqual([]);
    expect(await heardAfter(noteSeen(one, order, 'order', NOW))).toEqual([]);

    const told = await heardAfter(deliverEvent(one, aPaymentEventOf(order)));
    expect(told).toEqual([{ kind: 'order', orderId: order.id }]);
  });

  it('is nothing of what was taken back', async () => {
    const order = anOrder();
    await saveOrder(one, order, null);
    const taken = one.write([], async (db) => {
      await db.settings.put('price', 1, NOW);
      throw new Error('it broke halfway');
    });
    await expect(taken).rejects.toThrow('halfway');

    expect(await heardAfter(Promise.resolve())).toEqual([]);
  });

  it('is that settings or documents have changed, and that the bot was written to', async () => {
    const entry: AuditEntry = { at: NOW, actor: 'password', action: 'settings_changed' };
    const change = { saved: { price: kopecks(129_000) }, restored: [] };
    expect(await heardAfter(changeSettings(one, change, entry))).toContainEqual({
      kind: 'settings',
    });
    const texts = { offer: '## Моё', privacy: null, consent: null };
    const published = publishEdition(one, texts, '2026-11-24', entry);
    expect(await heardAfter(published)).toEqual([{ kind: 'settings' }]);

    const kept = one.keepUpdates([{ id: 7, body: '{}' }], NOW);
    expect(await heardAfter(kept)).toEqual([{ kind: 'updates' }]);
  });

  it('is that anything may have changed, once they hear again after a loss', async () => {
    next = Promise.withResolvers();
    await server.client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
    );
    expect(await next.promise).toEqual({ kind: 'anything' });
    heard.splice(0);

    expect(await heardAfter(one.write([], (db) => db.settings.put('price', 1, NOW)))).toEqual([
      { kind: 'settings' },
    ]);
  });

  it('reaches the others where a listener fails, also after a loss', async () => {
    const others: Change[] = [];
    other.onChange(() => {
      throw new Error('this listener is broken');
    });
    other.onChange((change) => others.push(change));
    next = Promise.withResolvers();
    await server.client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
    );
    await next.promise;
    await heardAfter(one.write([], (db) => db.settings.put('price', 1, NOW)));

    expect(others).toEqual([
      { kind: 'anything' },
      { kind: 'settings' },
      { kind: 'order', orderId: 'last' },
    ]);
  });
});
