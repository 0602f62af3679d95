import { describe, expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { ANY_UNDELIVERED } from '@/lib/store/queries/undelivered';
import { anOrder, PLACED_AT } from '../orders/fixtures/an-order';
import type { LeasedMessage } from '../outbox/lease';
import { type OutboxMessage, SELLER_KINDS, SELLER_MAIL_KINDS } from '../outbox/outbox-message';
import { aStore } from '../payments/fixtures/temporary-store';
import { raiseAlerts } from './raise-alerts';
import { resolveUndelivered } from './resolve-undelivered';

const HOUR = 3_600_000;
const since = (ms: number) => new Date(PLACED_AT.getTime() + ms);
const NOTHING = { fileName: null, bytes: null, orders: null };

/** A shop whose seller has a chat and a mailbox, and a clock that the test moves. */
function aShop({ makesBackups = true } = {}) {
  const store = aStore();
  let now = PLACED_AT;
  let heldSince: Date | null = null;
  const hold = (since: Date | null) => {
    heldSince = since;
  };
  const channels = { mail: true, chat: true, sellers: [501], sellerMail: true };
  const ports = {
    store: { ...store, erasedHeldSince: () => heldSince },
    clock: () => now,
    channels,
    makesBackups,
  };
  const lease = (kinds: readonly OutboxMessage['kind'][]) =>
    leaseMessage(store, kinds, now, since(1_000 * HOUR));
  const raise = (ms: number) => {
    now = since(ms);
    return raiseAlerts(ports);
  };
  const messages = async () => {
    const all: LeasedMessage[] = [];
    for (;;) {
      const next = await lease([...SELLER_KINDS, ...SELLER_MAIL_KINDS]);
      if (!next) return all.map(({ kind, chatId, alert }) => [kind, chatId, alert?.cause]);
      all.push(next);
      await completeSending(store, next, { kind: 'done', outcome: 'sent', reason: null }, now);
    }
  };
  const backup = (ms: number, failure: 'folder' | null) => {
    const at = { startedAt: since(ms), finishedAt: since(ms) };
    const made = { failure: null, fileName: 'app.sqlite.gz', bytes: 1, orders: 1 };
    return store.admin.noteBackup(failure ? { ...at, failure, ...NOTHING } : { ...at, ...made });
  };
  return { store, raise, messages, backup, lease, hold };
}

it('a copy that failed is reported once by both ways, and again only after one was made', async () => {
  const { raise, messages, backup } = aShop();
  await backup(0, 'folder');
  expect(await raise(0)).toEqual({ raised: ['backup_failed'], ended: [] });
  await backup(HOUR, 'folder');
  expect(await raise(HOUR)).toEqual({ raised: [], ended: [] });
  expect(await messages()).toEqual([
    ['alert_to_seller', 501, 'backup_failed'],
    ['alert_by_mail_to_seller', null, 'backup_failed'],
  ]);

  await backup(2 * HOUR, null);
  expect(await raise(2 * HOUR)).toEqual({ raised: [], ended: ['backup_failed'] });
  await backup(3 * HOUR, 'folder');
  expect(await raise(3 * HOUR)).toMatchObject({ raised: ['backup_failed'] });
  expect(await messages()).toHaveLength(2);
});

it('a copy that nobody makes any more is reported when the last one is too old', async () => {
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

it('erased data that another process has held for five minutes are told once, until they are gone', async () => {
  const { raise, messages, hold } = aShop({ makesBackups: false });
  hold(PLACED_AT);
  expect(await raise(300_000)).toEqual({ raised: [], ended: [] });
  expect(await raise(300_001)).toEqual({ raised: ['erased_held'], ended: [] });
  expect(await raise(HOUR)).toEqual({ raised: [], ended: [] });
  expect(await messages()).toHaveLength(2);
  hold(null);
  expect(await raise(HOUR)).toEqual({ raised: [], ended: ['erased_held'] });
});

it('however many messages fail for a quarter of an hour, the seller is notified once', async () => {
  const { store, raise, messages, lease, backup } = aShop();
  const order = anOrder();
  await saveOrder(store, order, null, [
    { kind: 'order_by_mail', chatId: null },
    { kind: 'order_in_chat', chatId: 42 },
  ]);
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    expect(await raise(attempt)).toMatchObject({ raised: [] });
    for (const kind of ['order_by_mail', 'order_in_chat'] as const) {
      const leased = await lease([kind]);
      if (!leased) throw new Error('nothing is due');
      const later = { kind: 'later', nextTryAt: PLACED_AT, reason: '502', unanswered: 0 } as const;
      await completeSending(store, leased, later, PLACED_AT);
    }
  }
  expect(await raise(6)).toMatchObject({ raised: ['delivery_failing'] });
  expect(await raise(7)).toMatchObject({ raised: [] });
  expect(await messages()).toHaveLength(2);
  await backup(8, 'folder');
  expect(await raise(8)).toEqual({ raised: ['backup_failed'], ended: [] });
  await backup(9, null);
  expect(await raise(9)).toEqual({ raised: [], ended: ['backup_failed'] });

  for (const kind of ['order_by_mail', 'order_in_chat'] as const) {
    const leased = await lease([kind]);
    if (!leased) throw new Error('nothing is due');
    const sent = { kind: 'done', outcome: 'sent', reason: null } as const;
    await completeSending(store, leased, sent, PLACED_AT);
  }
  expect(await raise(10)).toEqual({ raised: [], ended: ['delivery_failing'] });
});

describe('deliveries that end undelivered', () => {
  type Kind = 'order_by_mail' | 'order_in_chat' | 'reading_by_mail';
  type Ended = 'sent' | 'blocked' | 'failed' | 'unanswered' | 'later';

  /** A shop of buyers; every message to them ends as the test says, a minute apart. */
  function buyers() {
    const shop = aShop();
    let minute = 0;
    const enqueue = (kind: Kind, contact: string) =>
      saveOrder(
        shop.store,
        anOrder({ contacts: { name: null, email: contact, phone: null } }),
        null,
        [{ kind, chatId: kind === 'order_in_chat' ? contact.length : null }],
      );
    const end = async (kind: Kind, outcome: Ended) => {
      minute += 1;
      const at = since(minute * 60_000);
      const leased = await leaseMessage(shop.store, [kind], at, since(1_000 * HOUR));
      if (!leased) throw new Error('nothing is due');
      const reason = outcome === 'sent' ? null : 'SMTP EENVELOPE RCPT TO 550';
      const later = { kind: 'later', nextTryAt: at, reason: '451', unanswered: 0 } as const;
      const step = outcome === 'later' ? later : ({ kind: 'done', outcome, reason } as const);
      await completeSending(shop.store, leased, step, at);
      return await shop.raise(minute * 60_000);
    };
    const ended = async (kind: Kind, contact: string, outcome: Ended) => {
      await enqueue(kind, contact);
      return await end(kind, outcome);
    };
    return { ...shop, enqueue, end, ended };
  }
  const TOLD = { raised: ['delivery_failing'], ended: [] };
  const OVER = { raised: [], ended: ['delivery_failing'] };
  const NO_NEWS = { raised: [], ended: [] };

  it.each(['blocked', 'failed', 'unanswered'] as const)(
    'are told when three letters in a row are %s, once, until a letter arrives',
    async (outcome) => {
      const { ended, messages } = buyers();
      expect(await ended('order_by_mail', 'a@example.ru', outcome)).toEqual(NO_NEWS);
      expect(await ended('order_by_mail', 'b@example.ru', outcome)).toEqual(NO_NEWS);
      expect(await ended('order_by_mail', 'c@example.ru', outcome)).toEqual(TOLD);
      expect(await ended('order_by_mail', 'd@example.ru', outcome)).toEqual(NO_NEWS);
      expect(await ended('order_in_chat', 'chat', 'sent')).toEqual(NO_NEWS);
      expect(await messages()).toHaveLength(2);

      expect(await ended('order_by_mail', 'e@example.ru', 'sent')).toEqual(OVER);
      expect(await ended('order_by_mail', 'f@example.ru', outcome)).toEqual(NO_NEWS);
    },
  );

  it('are no news when it is one buyer, however many letters, or others are reached between', async () => {
    const { ended } = buyers();
    for (let order = 0; order < 4; order += 1) {
      expect(await ended('order_by_mail', 'Typo@example.ru', 'blocked')).toEqual(NO_NEWS);
    }
    for (const contact of ['a@example.ru', 'b@example.ru', 'c@example.ru', 'd@example.ru']) {
      expect(await ended('order_by_mail', contact, 'blocked')).toEqual(NO_NEWS);
      expect(await ended('order_by_mail', `friend-of-${contact}`, 'sent')).toEqual(NO_NEWS);
    }
  });

  it('are no news when buyers have closed the bot, and are when Telegram takes nothing', async () => {
    const { ended } = buyers();
    for (const contact of ['1', '22', '333', '4444']) {
      expect(await ended('order_in_chat', contact, 'blocked')).toEqual(NO_NEWS);
    }
    expect(await ended('order_in_chat', '55555', 'failed')).toEqual(NO_NEWS);
    expect(await ended('order_in_chat', '666666', 'failed')).toEqual(NO_NEWS);
    expect(await ended('order_in_chat', '7777777', 'failed')).toEqual(TOLD);
  });

  it('stay told of when the last attempt of days has failed, and end when the seller resolves them', async () => {
    const { store, enqueue, end, raise } = buyers();
    await enqueue('order_by_mail', 'a@example.ru');
    for (let attempt = 1; attempt < 5; attempt += 1) await end('order_by_mail', 'later');
    expect(await end('order_by_mail', 'later')).toEqual(TOLD);
    expect(await end('order_by_mail', 'failed')).toEqual(NO_NEWS);

    const shown = await store.read((db) => db.undelivered.toDecide(ANY_UNDELIVERED));
    const chosen = { filter: ANY_UNDELIVERED, shown };
    const ports = { store, clock: () => since(HOUR) };
    await resolveUndelivered(ports, { actor: 'password', way: 'dismiss', chosen });
    expect(await raise(HOUR)).toEqual(OVER);
  });

  it('are no longer told of when a letter that was tried as often was followed by one that arrived', async () => {
    const { enqueue, end, ended } = buyers();
    await enqueue('order_by_mail', 'full@example.ru');
    for (let attempt = 1; attempt < 5; attempt += 1) await end('order_by_mail', 'later');
    expect(await end('order_by_mail', 'later')).toEqual(TOLD);
    expect(await end('order_by_mail', 'failed')).toEqual(NO_NEWS);
    expect(await ended('reading_by_mail', 'a@example.ru', 'sent')).toEqual(OVER);
  });
});
