import { expect, it } from 'vitest';
import type { LeasedNotification } from '../notifications/lease';
import { type Notification, SELLER_KINDS, SELLER_MAIL_KINDS } from '../notifications/notification';
import { anOrder, PLACED_AT } from '../orders/fixtures/an-order';
import { aStore } from '../payments/fixtures/temporary-store';
import { raiseAlerts } from './raise-alerts';

const HOUR = 3_600_000;
const since = (ms: number) => new Date(PLACED_AT.getTime() + ms);
const NOTHING = { fileName: null, bytes: null, orders: null };

/** A shop whose seller has a chat and a mailbox, and a clock that the test moves. */
function aShop({ makesBackups = true } = {}) {
  const store = aStore();
  let now = PLACED_AT;
  const channels = { mail: true, chat: true, sellers: [501], sellerMail: true };
  const ports = { store, clock: () => now, channels, makesBackups };
  const lease = (kinds: readonly Notification['kind'][]) =>
    store.leaseNotification(kinds, now, since(1_000 * HOUR), 1);
  const raise = (ms: number) => {
    now = since(ms);
    return raiseAlerts(ports);
  };
  const owed = async () => {
    const all: LeasedNotification[] = [];
    for (;;) {
      const next = await lease([...SELLER_KINDS, ...SELLER_MAIL_KINDS]);
      if (!next) return all.map(({ kind, chatId, alert }) => [kind, chatId, alert?.cause]);
      all.push(next);
    }
  };
  const backup = (ms: number, failure: 'folder' | null) => {
    const at = { startedAt: since(ms), finishedAt: since(ms) };
    const made = { failure: null, fileName: 'app.sqlite.gz', bytes: 1, orders: 1 };
    return store.desk.noteBackup(failure ? { ...at, failure, ...NOTHING } : { ...at, ...made });
  };
  return { store, raise, owed, backup, lease };
}

it('a copy that failed is told once by both ways, and again only after one was made', async () => {
  const { raise, owed, backup } = aShop();
  await backup(0, 'folder');
  expect(await raise(0)).toEqual({ raised: ['backup_failed'], ended: [] });
  await backup(HOUR, 'folder');
  expect(await raise(HOUR)).toEqual({ raised: [], ended: [] });
  expect(await owed()).toEqual([
    ['alert_to_seller', 501, 'backup_failed'],
    ['alert_by_mail_to_seller', null, 'backup_failed'],
  ]);

  await backup(2 * HOUR, null);
  expect(await raise(2 * HOUR)).toEqual({ raised: [], ended: ['backup_failed'] });
  await backup(3 * HOUR, 'folder');
  expect(await raise(3 * HOUR)).toMatchObject({ raised: ['backup_failed'] });
  expect(await owed()).toHaveLength(2);
});

it('a copy that nobody makes any more is told when the last one is too old', async () => {
  const { raise, backup } = aShop();
  await backup(0, null);

  expect(await raise(26 * HOUR)).toMatchObject({ raised: [] });
  expect(await raise(26 * HOUR + 1)).toMatchObject({ raised: ['backup_failed'] });
});

it('a shop without a folder for copies is not told of them', async () => {
  const { raise, backup } = aShop({ makesBackups: false });
  await backup(0, 'folder');

  expect(await raise(0)).toEqual({ raised: [], ended: [] });
});

it('however many messages fail for a quarter of an hour, the seller is told once', async () => {
  const { store, raise, owed, lease, backup } = aShop();
  const order = anOrder();
  await store.placeOrder(order, null, [
    { kind: 'order_by_mail', chatId: null },
    { kind: 'order_in_chat', chatId: 42 },
  ]);
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect(await raise(attempt)).toMatchObject({ raised: [] });
    for (const kind of ['order_by_mail', 'order_in_chat'] as const) {
      const leased = await lease([kind]);
      if (!leased) throw new Error('nothing is due');
      const later = { kind: 'later', nextTryAt: PLACED_AT, reason: '502', unanswered: 0 } as const;
      await store.settleNotification(leased, later, PLACED_AT);
    }
  }
  expect(await raise(6)).toMatchObject({ raised: ['delivery_failing'] });
  expect(await raise(7)).toMatchObject({ raised: [] });
  expect(await owed()).toHaveLength(2);
  await backup(8, 'folder');
  expect(await raise(8)).toEqual({ raised: ['backup_failed'], ended: [] });
  await backup(9, null);
  expect(await raise(9)).toEqual({ raised: [], ended: ['backup_failed'] });

  for (const kind of ['order_by_mail', 'order_in_chat'] as const) {
    const leased = await lease([kind]);
    if (!leased) throw new Error('nothing is due');
    const sent = { kind: 'done', outcome: 'sent', reason: null } as const;
    await store.settleNotification(leased, sent, PLACED_AT);
  }
  expect(await raise(10)).toEqual({ raised: [], ended: ['delivery_failing'] });
});
