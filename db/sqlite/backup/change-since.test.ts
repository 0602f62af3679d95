import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { openSqliteStore } from '../store';
import { changeSince } from './change-since';

/** A shop that was copied as before an update, still open. */
async function aCopiedShop() {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-since-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'app.sqlite');
  const copy = path.join(folder, 'before.sqlite');
  const store = openSqliteStore(file);
  onTestFinished(() => store.close());
  await saveOrder(store, anOrder(), null);
  inside(file, (client) => client.prepare('vacuum into ?').run(copy));
  return { store, file, copy };
}

function inside(file: string, action: (client: Database.Database) => unknown): void {
  const client = new Database(file);
  action(client);
  client.close();
}

/** A release with one migration more, which also changes rows and brings a table. */
const migrate = (file: string) =>
  inside(file, (client) =>
    client.exec(`insert into __drizzle_migrations (hash, created_at) values ('next', 1);
      update orders set name = null; create table gifts (id text) strict;
      insert into gifts select id from orders`),
  );

it('a release that died before it migrated has left the schema as it was, whatever came in', async () => {
  const { store, file, copy } = await aCopiedShop();
  expect(changeSince(copy, file)).toBe('same_schema');
  await saveOrder(store, anOrder(), null);
  expect(changeSince(copy, file)).toBe('same_schema');
});

it('a migration that failed and was taken back has left the schema as it was', async () => {
  const { file, copy } = await aCopiedShop();
  inside(file, (client) => {
    client.exec('begin; create table gifts (id text) strict');
    client.exec("insert into __drizzle_migrations (hash, created_at) values ('next', 1); rollback");
  });
  expect(changeSince(copy, file)).toBe('same_schema');
});

it('a release that migrated and took nothing in is told from one to which people came', async () => {
  const { store, file, copy } = await aCopiedShop();
  migrate(file);
  expect(changeSince(copy, file)).toBe('migrated');
  await store.keepUpdates([{ id: 1, body: '{}' }], PLACED_AT);
  expect(changeSince(copy, file)).toBe('migrated_and_used');
});

it('a message to the bot that came while an older one was forgotten is seen', async () => {
  const { store, file, copy } = await aCopiedShop();
  await store.keepUpdates([{ id: 1, body: '{}' }], PLACED_AT);
  rmSync(copy);
  inside(file, (client) => client.prepare('vacuum into ?').run(copy));
  migrate(file);
  inside(file, (client) => client.exec('delete from telegram_updates'));
  await store.keepUpdates([{ id: 2, body: '{}' }], PLACED_AT);

  expect(changeSince(copy, file)).toBe('migrated_and_used');
});

it('an order alone is enough to keep the database that holds it', async () => {
  const { store, file, copy } = await aCopiedShop();
  migrate(file);
  await saveOrder(store, anOrder(), null);
  expect(changeSince(copy, file)).toBe('migrated_and_used');
});

it('of a database that is not there it says nothing', async () => {
  const { store, file, copy } = await aCopiedShop();
  await store.close();
  rmSync(file);
  expect(() => changeSince(copy, file)).toThrow('unable to open database file');
});
