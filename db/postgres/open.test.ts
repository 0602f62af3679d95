import type { Pool } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DatabaseIsNewer } from '@/db/database-is-newer';
import { startPostgres } from '@/scripts/postgres';
import { assertSuitable } from './assert-suitable';
import { aServer, POSTGRES } from './fixtures/a-server';
import { appliedCount, migrationCount } from './migrate';
import { openPostgresStore } from './open';

describe.skipIf(!POSTGRES)(`a database of PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();

  it('is brought up to date once by instances that start together', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(server.url, 'shop')));
    for (const store of stores) await store.assertReady();
    for (const store of stores) await store.close();

    expect(await appliedCount(server.client)).toBe(migrationCount());
  });

  it('is durable as far as the doctor sees', async () => {
    const store = await openPostgresStore(server.url, 'shop');
    const facts = await store.admin.doctorFacts();
    await store.close();

    expect(facts).toMatchObject({ isDurable: true, lastPaymentEvents: { all: 0, demo: 0 } });
  });

  it('that lacks migrations is not ready, and one that is newer is not opened', async () => {
    const store = await openPostgresStore(server.url, 'shop');
    const last = 'select id, hash, created_at from __drizzle_migrations order by id desc limit 1';
    const { rows } = await server.client.query(last);
    const { id, hash, created_at: at } = rows[0];
    await server.client.query('delete from __drizzle_migrations where id = $1', [id]);
    await expect(store.assertReady()).rejects.toThrow('lacks migrations');
    await store.close();
    const add = 'insert into __drizzle_migrations (hash, created_at) values ($1, $2)';
    for (let n = 0; n < 2; n += 1) await server.client.query(add, [hash, at]);

    await expect(openPostgresStore(server.url, 'shop')).rejects.toBeInstanceOf(DatabaseIsNewer);
    await server.client.query('delete from __drizzle_migrations where id > $1', [id + 1]);
  });

  it('that answers before a commit is on the disk is refused', async () => {
    await server.client.query('alter database postgres set synchronous_commit = off');
    const refused = openPostgresStore(server.url, 'shop');
    await expect(refused).rejects.toThrow('выключено synchronous_commit');
    await server.client.query('alter database postgres reset synchronous_commit');
  });

  it('on a server that a crash may damage is refused', async () => {
    const weak = await startPostgres({ fsync: 'off', full_page_writes: 'off' });
    onTestFinished(() => weak.stop());
    const refused = openPostgresStore(weak.url('postgres'), 'shop');

    await expect(refused).rejects.toThrow('выключено fsync, full_page_writes');
  });

  it('in another encoding is refused', async () => {
    await server.client.query(
      "create database latin encoding 'LATIN1' locale 'C' template template0",
    );
    const url = server.url.replace(/postgres$/, 'latin');

    await expect(openPostgresStore(url, 'shop')).rejects.toThrow('в кодировке LATIN1');
  });
});

/** Connections to a server that says this of itself. */
function poolOf(version: string, major: number): Pool {
  const query = async () => ({ rows: [{ version, major }] });
  return { connect: async () => ({ query, release: () => undefined }) } as unknown as Pool;
}

it.each([
  ['CockroachDB CCL v23.1.1 (x86_64-pc-linux-gnu)', 13, 'это не PostgreSQL'],
  ['PostgreSQL 11.2-YB-2.19.0.0-b0 on x86_64', 11, 'это не PostgreSQL'],
  ['PostgreSQL 13.11 on x86_64-pc-linux-gnu', 13, 'слишком старый'],
])('a server that says it is %s is refused', async (version, major, sentence) => {
  await expect(assertSuitable(poolOf(version, major))).rejects.toThrow(sentence);
});
