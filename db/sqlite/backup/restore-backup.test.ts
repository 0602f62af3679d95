import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { resolveUndelivered } from '@/lib/admin/resolve-undelivered';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { SEAL } from '@/lib/payments/fixtures/a-seal';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import {
  ANY_UNDELIVERED,
  HELD_MESSAGES,
  type UndeliveredFilter,
} from '@/lib/store/queries/undelivered';
import type { Store } from '@/lib/store/store';
import { makeBackup } from '../../backup/make-backup';
import { lockDatabase } from '../lock';
import { openSqliteStore } from '../store';
import { restoreBackup } from './restore-backup';
import { sqliteCopier } from './sqlite-copier';

const AT = new Date('2026-11-24T12:00:00Z');
const LATER = new Date('2026-11-25T12:00:00Z');

/** A shop with one order, its letter queued, an update of the bot and somebody signed in; copied. */
async function aCopiedShop() {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-restore-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'shop.sqlite');
  const copies = path.join(folder, 'copies');
  const store = openSqliteStore(file);
  const order = anOrder();
  await saveOrder(store, order, null, [{ kind: 'order_by_mail', chatId: null }]);
  await store.keepUpdates([{ id: 1, body: '{"text":"personal"}' }], PLACED_AT);
  const session = { idDigest: 'd', actor: 'password', createdAt: PLACED_AT, seenAt: PLACED_AT };
  const client = new Database(file);
  client
    .prepare('insert into desk_sessions (id_digest, actor, created_at, seen_at) values (?,?,?,?)')
    .run(session.idDigest, session.actor, PLACED_AT.getTime(), PLACED_AT.getTime());
  client.close();
  const { run, error } = await makeBackup(sqliteCopier(file), copies, () => AT);
  if (run.failure !== null) throw error;
  const packed = path.join(copies, run.fileName);
  return { folder, file, copies, store, order, packed };
}

/** An order whose letter could not be delivered. */
async function losesItsLetter(store: Store) {
  const order = anOrder();
  await saveOrder(store, order, null, [{ kind: 'order_by_mail', chatId: null }]);
  const leased = await leaseMessage(store, ['order_by_mail'], LATER, LATER);
  if (!leased) throw new Error('nothing is due');
  const lost = { kind: 'done', outcome: 'blocked', reason: 'SMTP 550' } as const;
  await completeSending(store, leased, lost, LATER);
  return order;
}

const undelivered = (store: Store, filter: UndeliveredFilter) =>
  store.read((db) => db.undelivered.list(filter, { limit: 10 }));

const rows = (file: string, query: string) => {
  const client = new Database(file, { readonly: true });
  try {
    return client.prepare(query).all();
  } finally {
    client.close();
  }
};

it('what was enqueued waits, what was asked is not answered again, and nobody is signed in', async () => {
  const { file, store, order, packed } = await aCopiedShop();
  await store.close();
  const outcome = await restoreBackup(packed, file, { replace: true, at: LATER });

  expect(outcome).toMatchObject({ kind: 'restored', restored: { held: 1, erasedAgain: 0 } });
  const risen = openSqliteStore(file);
  onTestFinished(() => risen.close());
  expect(await leaseMessage(risen, ['order_by_mail'], LATER, LATER)).toBeNull();
  expect(await risen.dueUpdates(LATER, 10)).toEqual([]);
  expect(rows(file, 'select ended_at from desk_sessions')).toEqual([{ ended_at: LATER.getTime() }]);
  expect(await risen.admin.auditLines({ before: null, limit: 5 })).toMatchObject([
    { actor: 'server', action: 'restored', details: { held: 1 } },
  ]);
  const [message] = await undelivered(risen, HELD_MESSAGES);
  expect(message).toMatchObject({ kind: 'order_by_mail', order: { number: order.number } });
  const ports = { store: risen, clock: () => LATER };
  const decision = { actor: 'password', way: 'requeue', chosen: message?.key ?? '' } as const;
  expect(await resolveUndelivered(ports, decision)).toBe(1);
  expect(await leaseMessage(risen, ['order_by_mail'], LATER, LATER)).not.toBeNull();
});

it('what waits since a restore is not told of as undelivered, in the admin or in the terminal', async () => {
  const { file, store, packed } = await aCopiedShop();
  await store.close();
  await restoreBackup(packed, file, { replace: true, at: LATER });
  const risen = openSqliteStore(file);
  onTestFinished(() => risen.close());
  const { number } = await losesItsLetter(risen);

  const atAdmin = await undelivered(risen, ANY_UNDELIVERED);
  expect(atAdmin.map(({ order }) => order?.number)).toEqual([number]);
  expect(await undelivered(risen, HELD_MESSAGES)).toHaveLength(1);
  const shown = await risen.read((db) => db.undelivered.toDecide(HELD_MESSAGES));
  const chosen = { filter: HELD_MESSAGES, shown };
  const ports = { store: risen, clock: () => LATER };
  const decision = { actor: 'password', way: 'requeue', chosen } as const;
  expect(await resolveUndelivered(ports, decision)).toBe(1);
  expect(await undelivered(risen, HELD_MESSAGES)).toEqual([]);
  expect(await leaseMessage(risen, ['order_by_mail'], LATER, LATER)).not.toBeNull();
});

it('an order erased after the copy is erased again, also from the file', async () => {
  const { folder, file, store, order, packed } = await aCopiedShop();
  const entry = { at: AT, actor: 'password', action: 'erased', orderId: order.id } as const;
  expect(await eraseVerifiedOrder(store, order.birthDate, entry)).toBe('erased');
  await store.close();
  const outcome = await restoreBackup(packed, file, { replace: true, at: LATER });

  expect(outcome).toMatchObject({ kind: 'restored', restored: { held: 0, erasedAgain: 1 } });
  expect(rows(file, 'select birth_date, email, erased_at from orders')).toEqual([
    { birth_date: null, email: null, erased_at: AT.getTime() },
  ]);
  const inPlace = readdirSync(folder).filter((name) => /^shop\.sqlite(?:-wal|-shm)?$/.test(name));
  for (const name of inPlace) {
    expect(readFileSync(path.join(folder, name)).includes('anna@example.ru')).toBe(false);
  }
});

it('where the file of the erased ones was lost, the database of now tells them, and it is there again', async () => {
  const { file, store, order, packed } = await aCopiedShop();
  const entry = { at: AT, actor: 'password', action: 'erased', orderId: order.id } as const;
  await eraseVerifiedOrder(store, order.birthDate, entry);
  await store.close();
  rmSync(`${file}.erased`);
  const outcome = await restoreBackup(packed, file, { replace: true, at: LATER });

  expect(outcome).toMatchObject({ restored: { held: 0, erasedAgain: 1 } });
  await openSqliteStore(file).close();
  expect(readFileSync(`${file}.erased`, 'utf8')).toContain(order.number);
});

it('an order younger than the copy stays erased, though only the database of now knew of it', async () => {
  const { file, store, packed } = await aCopiedShop();
  const order = anOrder();
  await saveOrder(store, order, null);
  const entry = { at: AT, actor: 'password', action: 'erased', orderId: order.id } as const;
  await eraseVerifiedOrder(store, order.birthDate, entry);
  await store.close();
  rmSync(`${file}.erased`);
  await restoreBackup(packed, file, { replace: true, at: LATER });

  const risen = openSqliteStore(file);
  onTestFinished(() => risen.close());
  const paymentEvent = { ...aPaymentEventOf(order), sealedOrder: SEAL.seal(order) };
  const delivered = await deliverEvent(risen, paymentEvent, { receivedAt: LATER });
  expect(delivered).toMatchObject({
    outcome: 'erased_order',
  });
  expect(await risen.findOrder(order.token)).toBeNull();
});

it.each([
  ['there is none', (file: string) => rmSync(file)],
  ['it is no database any more', (file: string) => writeFileSync(file, 'broken')],
])(
  'without the file of the erased ones it says that they come back where %s',
  async (_why, spoil) => {
    const { file, store, order, packed } = await aCopiedShop();
    const entry = { at: AT, actor: 'password', action: 'erased', orderId: order.id } as const;
    await eraseVerifiedOrder(store, order.birthDate, entry);
    await store.close();
    const plan = () => restoreBackup(packed, file, { replace: false, at: LATER });
    expect(await plan()).toMatchObject({ plan: { knowsErased: true } });
    spoil(file);
    expect(await plan()).toMatchObject({ plan: { knowsErased: true } });
    rmSync(`${file}.erased`);
    expect(await plan()).toMatchObject({ plan: { knowsErased: false } });
    expect(await restoreBackup(packed, file, { replace: true, at: LATER })).toMatchObject({
      plan: { knowsErased: false },
      restored: { erasedAgain: 0 },
    });
  },
);

it('what is replaced stays beside it whole, and nothing of the work is left', async () => {
  const { folder, file, store, packed } = await aCopiedShop();
  await saveOrder(
    store,
    anOrder({ id: 'later', number: '1234567897', token: 't2' } as never),
    null,
  );
  await store.close();
  const outcome = await restoreBackup(packed, file, { replace: true, at: LATER });

  expect(rows(file, 'select count(*) as n from orders')).toEqual([{ n: 1 }]);
  const replaced = outcome.kind === 'restored' ? outcome.restored.replaced : null;
  expect(rows(replaced ?? '', 'select count(*) as n from orders')).toEqual([{ n: 2 }]);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('without being told to replace it only says what would be, also of a running shop', async () => {
  const { file, store, order, packed } = await aCopiedShop();
  await saveOrder(
    store,
    anOrder({ id: 'later', number: '1234567897', token: 't2' } as never),
    null,
  );
  const lock = lockDatabase(file);
  const outcome = await restoreBackup(packed, file, { replace: false, at: LATER });
  const refused = await restoreBackup(packed, file, { replace: true, at: LATER });
  lock?.release();
  await store.close();

  expect(outcome).toMatchObject({
    kind: 'planned',
    isRunning: true,
    plan: {
      copy: { counts: { orders: 1 }, newestOrder: { number: order.number } },
      present: { counts: { orders: 2 } },
    },
  });
  expect(refused).toEqual({ kind: 'in_use' });
  expect(rows(file, 'select count(*) as n from orders')).toEqual([{ n: 2 }]);
});

it('in place of a database that is broken a copy is put, without what was erased since', async () => {
  const { file, store, order, packed } = await aCopiedShop();
  const entry = { at: AT, actor: 'password', action: 'erased', orderId: order.id } as const;
  await eraseVerifiedOrder(store, order.birthDate, entry);
  await store.close();
  writeFileSync(file, 'not a database any more');
  const outcome = await restoreBackup(packed, file, { replace: true, at: LATER });

  expect(outcome).toMatchObject({
    kind: 'restored',
    plan: { present: null, isThere: true },
    restored: { erasedAgain: 1 },
  });
  expect(rows(file, 'select birth_date, erased_at from orders')).toEqual([
    { birth_date: null, erased_at: AT.getTime() },
  ]);
});

it('a copy of a newer version is refused', async () => {
  const { folder, file, store } = await aCopiedShop();
  await store.close();
  const newer = path.join(folder, 'newer.sqlite');
  writeFileSync(newer, readFileSync(file));
  const client = new Database(newer);
  client.exec('insert into __drizzle_migrations (hash, created_at) values (1, 1)');
  client.close();

  expect(await restoreBackup(newer, file, { replace: true, at: LATER })).toEqual({
    kind: 'from_newer_version',
  });
});

it('a copy with a page that is damaged inside the packing is refused', async () => {
  const { folder, file, store } = await aCopiedShop();
  await store.close();
  const bytes = readFileSync(file);
  // Pages behind the first hold rows; a page of nothing is no page of a table.
  bytes.fill(0xff, 4096 * 3, 4096 * 6);
  const damaged = path.join(folder, 'damaged.sqlite');
  writeFileSync(damaged, bytes);

  await expect(restoreBackup(damaged, file, { replace: true, at: LATER })).rejects.toMatchObject({
    name: 'DamagedCopy',
  });
  expect(rows(file, 'select count(*) as n from orders')).toEqual([{ n: 1 }]);
});

it('a copy in which an index has lost a row is refused, though every page of it reads', async () => {
  const { folder, file, store } = await aCopiedShop();
  await store.close();
  const damaged = path.join(folder, 'damaged.sqlite');
  copyFileSync(file, damaged);
  const client = new Database(damaged);
  client.unsafeMode();
  client.pragma('writable_schema = ON');
  client
    .prepare('update sqlite_schema set sql = ? where name = ?')
    .run('CREATE INDEX `orders_created_at` ON `orders` (`amount`)', 'orders_created_at');
  client.close();

  await expect(restoreBackup(damaged, file, { replace: true, at: LATER })).rejects.toMatchObject({
    name: 'DamagedCopy',
  });
  expect(rows(file, 'select count(*) as n from orders')).toEqual([{ n: 1 }]);
});

it('a folder keeps its newest copies, and none of another database’s go', async () => {
  const { file, copies, store } = await aCopiedShop();
  const foreign = ['00', '01'].map((hour) => `other-2020-01-01T${hour}-00-00Z.sqlite.gz`);
  for (const name of foreign) writeFileSync(path.join(copies, name), '');
  for (let day = 1; day <= 9; day += 1) {
    await makeBackup(sqliteCopier(file), copies, () => new Date(AT.getTime() + day * 86_400_000));
  }
  await store.close();

  const names = readdirSync(copies);
  expect(names).toEqual(expect.arrayContaining(foreign));
  expect(names.filter((name) => name.startsWith('shop-'))).toHaveLength(7);
  expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
});
