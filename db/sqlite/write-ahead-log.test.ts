import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { openSqliteStore } from './store';

/** A shop with an order, and what any file beside its database holds. */
async function aShop() {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'shop.sqlite');
  const store = openSqliteStore(file);
  const order = anOrder();
  await saveOrder(store, order, null);
  const entry = { at: new Date(), actor: 'buyer', action: 'erased', orderId: order.id } as const;
  const read = () => {
    const reader = new Database(file, { readonly: true });
    reader.exec('begin');
    reader.prepare('select count(*) from orders').get();
    return reader;
  };
  const holds = () =>
    readdirSync(folder).some((name) =>
      readFileSync(path.join(folder, name)).includes('anna@example.ru'),
    );
  const logBytes = () => statSync(`${file}-wal`).size;
  const erase = () => eraseVerifiedOrder(store, order.birthDate, entry);
  return { file, store, read, holds, erase, logBytes };
}

it('what was erased while another process reads is known to be held, and goes after it', async () => {
  const { store, read, holds, erase, logBytes } = await aShop();
  const reader = read();
  expect(await erase()).toBe('erased');
  expect([holds(), store.erasedHeldSince()]).toEqual([true, expect.any(Date)]);
  expect(await store.emptyLog()).toBe(store.erasedHeldSince());

  reader.close();
  expect(await store.emptyLog()).toBeNull();
  expect([holds(), store.erasedHeldSince(), logBytes()]).toEqual([false, null, 0]);
  await store.close();
});

it('a reader that ends within a second holds nothing', async () => {
  const { store, read, holds, erase } = await aShop();
  const reader = read();
  const erased = erase();
  setImmediate(() => setImmediate(() => reader.close()));
  await erased;

  expect([holds(), store.erasedHeldSince()]).toEqual([false, null]);
  await store.close();
});

it('what is left in the log at the start counts as erased, until the log is empty', async () => {
  const { file, store, read, holds, erase } = await aShop();
  const reader = read();
  await erase();
  // As after a crash: the reader keeps the log from going with its last connection.
  await store.close();
  const again = openSqliteStore(file);
  expect(again.erasedHeldSince()).toBeInstanceOf(Date);
  await again.close();

  reader.close();
  const third = openSqliteStore(file);
  expect([holds(), third.erasedHeldSince()]).toEqual([false, null]);
  await third.close();
});

it('a log that was read for long shrinks again', async () => {
  const { store, read, logBytes } = await aShop();
  const reader = read();
  for (let place = 0; place < 300; place += 1) await saveOrder(store, anOrder(), null);
  expect(logBytes()).toBeGreaterThan(1_000_000);

  reader.close();
  await store.emptyLog();
  expect(logBytes()).toBe(0);
  await store.close();
});
