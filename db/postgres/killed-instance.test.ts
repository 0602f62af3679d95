import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { endLeases } from '@/lib/messages/lease-message';
import { outboxWorker } from '@/lib/messages/outbox-worker';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { MAIL_KINDS } from '@/lib/outbox/outbox-message';
import type { Store } from '@/lib/store/store';
import { aServer, POSTGRES } from './fixtures/a-server';
import { openPostgresStore } from './open';

const MINUTE = 60;
const MESSAGES = 6;

describe.skipIf(!POSTGRES)(`messages of a killed instance on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();
  let seconds = 0;
  let stores: Store[];
  /** The orders whose message has left, by whichever instance. */
  let left: string[];
  beforeEach(async () => {
    seconds = 0;
    left = [];
    const names = ['killed', 'two', 'three'];
    stores = await Promise.all(names.map((name) => openPostgresStore(server.url, name)));
    await server.empty();
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
  });

  const KILLED = 0;
  const OTHERS = [1, 2];
  const clock = () => new Date(PLACED_AT.getTime() + seconds * 1_000);

  /** A worker of an instance; one that is `killed` is never heard of again once it makes one ready. */
  function aWorker(at: number, killed: { held: number } | null = null) {
    return outboxWorker({
      store: stores[at] as Store,
      clock,
      kinds: MAIL_KINDS,
      send: async ({ subject }, begin) => {
        if (killed) {
          killed.held += 1;
          return new Promise(() => undefined);
        }
        if (!(await begin())) return null;
        left.push(subject);
        return { kind: 'sent' };
      },
      isStopping: () => false,
      onDelivered: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
  }

  /** Messages that wait, some of them in the hands of an instance that is killed then. */
  async function killedWithSome(): Promise<string[]> {
    const orders = Array.from({ length: MESSAGES }, (_, at) =>
      anOrder({ contacts: { name: null, email: `buyer-${at}@example.ru`, phone: null } }),
    );
    for (const order of orders) {
      await saveOrder(stores[0] as Store, order, null, [{ kind: 'order_by_mail', chatId: null }]);
    }
    const killed = { held: 0 };
    void aWorker(KILLED, killed)();
    while (killed.held === 0) await new Promise(setImmediate);
    return orders.map(({ id }) => id);
  }

  /** All other instances send what is due. */
  const othersSend = () => Promise.all(OTHERS.map((at) => aWorker(at)()));

  it('leave by another within five minutes, each once', async () => {
    const all = await killedWithSome();
    seconds = 5 * MINUTE - 1;
    await othersSend();
    const early = [...left];
    expect(early.length).toBeLessThan(all.length);

    seconds = 5 * MINUTE;
    await othersSend();
    expect(left.toSorted()).toEqual(all.toSorted());
    await othersSend();
    expect(left).toHaveLength(all.length);
  });

  it('leave as soon as it has started anew, each once', async () => {
    const all = await killedWithSome();
    seconds = 10;
    await othersSend();
    expect(left.length).toBeLessThan(all.length);

    await endLeases(stores[0] as Store, clock());
    await Promise.all([aWorker(0)(), othersSend()]);
    expect(left.toSorted()).toEqual(all.toSorted());
    seconds = 10 * MINUTE;
    await othersSend();
    expect(left).toHaveLength(all.length);
  });
});
