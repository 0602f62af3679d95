import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { describe, expect, it } from 'vitest';
import { restoreDatabase } from '@/db/restore-database';
import { ANY_ORDER } from '@/lib/admin/any-order';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import type { Store } from '@/lib/store/store';
import { aServer, POSTGRES } from '../fixtures/a-server';
import { migrationCount } from '../migrate';
import { openPostgresStore } from '../open';
import { programsFor } from './client-programs';
import {
  A_RETURN_OF_NOBODY,
  AT,
  aCopy,
  aDatabase,
  aFolder,
  aShop,
  ask,
  databasesLike,
  LATER,
} from './fixtures/a-shop';

const restore = (file: string, url: string, replace = true) =>
  restoreDatabase(
    file,
    { kind: 'postgres', url },
    { replace, at: LATER, environment: process.env },
  );

const erase = (store: Store, order: Order) =>
  eraseVerifiedOrder(store, order.birthDate, {
    at: AT,
    actor: 'password',
    action: 'erased',
    orderId: order.id,
  });

describe.skipIf(!POSTGRES)(
  `a restore of a database of PostgreSQL ${POSTGRES}`,
  { timeout: 120_000 },
  () => {
    const server = aServer();

    /** A shop that was copied and has ended, as it does before it is restored. */
    async function aCopiedShop() {
      const shop = await aShop(server);
      const folder = aFolder();
      const file = await aCopy(shop.url, folder);
      return { ...shop, folder, file };
    }

    async function dumpedByHand(url: string, folder: string): Promise<string> {
      const { dump } = await programsFor(server.client);
      const file = path.join(folder, 'by-hand.dump');
      execFileSync(dump, ['--format=custom', `--file=${file}`, `--dbname=${url}`]);
      return file;
    }

    const numbers = (url: string) =>
      ask(url, 'select number from orders order by created_at, number');

    it('only says what it would do unless it is told to, also of a running shop', async () => {
      const { name, url, store, order, file } = await aCopiedShop();
      await saveOrder(store, anOrder(), null);
      const planned = await restore(file, url, false);
      const refused = await restore(file, url);
      await store.close();

      expect(planned).toMatchObject({
        kind: 'planned',
        isRunning: true,
        mayCreate: true,
        plan: {
          copy: { counts: { orders: 1 }, newestOrder: { number: order.number } },
          present: { counts: { orders: 2 } },
          knowsErased: true,
        },
      });
      expect(planned).toMatchObject({
        plan: { copy: { newestOrder: { createdAt: order.createdAt } } },
      });
      expect(refused).toEqual({ kind: 'in_use' });
      expect(await databasesLike(server, name)).toEqual([name]);
      expect(await numbers(url)).toHaveLength(2);
    });

    it('brings a shop that goes on: what was enqueued waits, and nobody is signed in', async () => {
      const { name, url, store, order, file } = await aCopiedShop();
      await saveOrder(store, anOrder(), null);
      await store.close();
      const outcome = await restore(file, url);

      const former = `${name}_replaced_20261125t120000z`;
      const restored = { held: 1, erasedAgain: 0, replaced: former };
      expect(outcome).toMatchObject({ kind: 'restored', restored });
      expect(await databasesLike(server, name)).toEqual([name, former]);
      expect(await numbers(url)).toEqual([{ number: order.number }]);
      expect(await numbers(url.replace(name, former))).toHaveLength(2);
      const risen = await openPostgresStore(url, 'shop');
      expect(await leaseMessage(risen, ['order_by_mail'], LATER, LATER)).toBeNull();
      expect(await risen.dueUpdates(LATER, 10)).toEqual([]);
      expect(await risen.admin.auditLines({ before: null, limit: 5 })).toMatchObject([
        { actor: 'server', action: 'restored', details: { held: 1, copy: path.basename(file) } },
      ]);
      const page = { before: null, limit: 5 };
      const sought = { ...ANY_ORDER, phrases: ['ANNA@example'] };
      expect(await risen.admin.orderRows(sought, page, LATER)).toMatchObject([
        { number: order.number },
      ]);
      const next = anOrder();
      await saveOrder(risen, next, null);
      expect((await risen.findOrder(next.token))?.order.number).toBe(next.number);
      await risen.close();
      expect(await ask(url, 'select ended_at from desk_sessions')).toEqual([{ ended_at: LATER }]);
    });

    it('erases again whom the shop has erased after the copy, and knows them from then on', async () => {
      const { url, store, order, file } = await aCopiedShop();
      const later = anOrder();
      await saveOrder(store, later, null);
      for (const one of [order, later]) expect(await erase(store, one)).toBe('erased');
      await store.close();

      expect(await restore(file, url)).toMatchObject({ restored: { held: 0, erasedAgain: 1 } });
      expect(await ask(url, 'select birth_date, email, erased_at from orders')).toEqual([
        { birth_date: null, email: null, erased_at: AT },
      ]);
      const known = await ask(url, 'select number, erased_at from erased_numbers');
      const both = [order, later].map(({ number }) => ({ number, erased_at: AT }));
      expect(new Set(known)).toEqual(new Set(both));
    });

    it('erases again by what lies beside the copies, where the database is lost', async () => {
      const { url, store, order, folder, file } = await aCopiedShop();
      await erase(store, order);
      await store.close();
      await aCopy(url, folder, LATER);
      const { name: empty, url: anew } = await aDatabase(server);
      const outcome = await restore(file, anew);

      expect(outcome).toMatchObject({
        plan: { present: null, isThere: false, knowsErased: false, tombstones: { isThere: true } },
        restored: { erasedAgain: 1, replaced: null },
      });
      expect(await ask(anew, 'select email from orders')).toEqual([{ email: null }]);
      expect(await databasesLike(server, empty)).toEqual([empty]);
    });

    it('keeps an empty database that got a table while it was at work', async () => {
      const { store, file, folder } = await aCopiedShop();
      await store.close();
      const { name, url } = await aDatabase(server);
      // It is read twice: to be examined, and to be restored.
      const pipe = path.join(folder, 'slow.dump.gz');
      execFileSync('mkfifo', [pipe]);
      const bytes = readFileSync(file);
      const restored = restore(pipe, url);
      await writeFile(pipe, bytes);
      await expect
        .poll(() => databasesLike(server, `${name}_restoring`), { timeout: 20_000 })
        .toHaveLength(1);
      const reading = await open(pipe, 'w');
      await ask(url, 'create table theirs as select 1 as id');
      await reading.writeFile(bytes);
      await reading.close();

      const former = `${name}_replaced_20261125t120000z`;
      expect(await restored).toMatchObject({ restored: { replaced: former } });
      expect(await ask(url.replace(name, former), 'select id from theirs')).toEqual([{ id: 1 }]);
    });

    it('lets in whom the former database let in, with its settings', async () => {
      const { name, url, store, file } = await aCopiedShop();
      await store.close();
      await server.client.query(`create role guest login; create role reader login;
        revoke all on database ${name} from public;
        grant connect on database ${name} to reader;
        alter database ${name} connection limit 7;
        alter database ${name} set search_path = public, "of, others";
        alter database ${name} set work_mem = '5MB';
        alter role reader in database ${name} set statement_timeout = '7s'`);
      expect(await restore(file, url)).toMatchObject({ kind: 'restored', restored: { unset: [] } });

      const as = (user: string) => url.replace('postgres@', `${user}@`);
      await expect(ask(as('guest'), 'select 1')).rejects.toMatchObject({ code: '42501' });
      const settings = ['search_path', 'work_mem', 'statement_timeout'];
      const shown = settings.map((setting) => `current_setting('${setting}') as ${setting}`);
      expect(await ask(as('reader'), `select ${shown.join()}`)).toEqual([
        { search_path: 'public, "of, others"', work_mem: '5MB', statement_timeout: '7s' },
      ]);
      const limit = 'select datconnlimit from pg_database where datname = current_database()';
      expect(await ask(url, limit)).toEqual([{ datconnlimit: 7 }]);
    });

    it('names the settings of the former database that its user may not give', async () => {
      await server.client.query('create role humble login createdb');
      const { name, url, store } = await aShop(server, 'humble');
      const file = await aCopy(url, aFolder());
      await store.close();
      await server.client.query(`alter database ${name} set log_min_duration_statement = 5000;
        alter database ${name} set work_mem = '5MB'`);
      const said = await outputOf(program(file, url, '--replace'));

      expect(said).toContain('задайте новой сами: log_min_duration_statement.');
      expect(await ask(url, 'show work_mem')).toEqual([{ work_mem: '5MB' }]);
    });

    it('is refused of a copy that was cut or changed, and the database stays', async () => {
      const { name, url, store, file, folder } = await aCopiedShop();
      await store.close();
      const bytes = readFileSync(file);
      const dump = gunzipSync(bytes);
      const flipped = Buffer.from(bytes);
      const middle = Math.floor(bytes.length / 2);
      flipped.writeUInt8(flipped.readUInt8(middle) ^ 1, middle);
      const broken = {
        'cut.dump.gz': bytes.subarray(0, bytes.length - 100),
        'empty.dump.gz': Buffer.alloc(0),
        'flipped.dump.gz': flipped,
        'no-copy.dump.gz': Buffer.from('hello'),
        'of-something.dump.gz': gzipSync('hello'),
        'cut.dump': dump.subarray(0, dump.length - 2_000),
      };
      for (const [called, content] of Object.entries(broken)) {
        const damaged = path.join(folder, called);
        writeFileSync(damaged, content);
        const outcome = restore(damaged, url);
        await expect(outcome, called).rejects.toMatchObject({ name: 'DamagedCopy' });
      }
      expect(await databasesLike(server, name)).toEqual([name]);
      expect(await numbers(url)).toHaveLength(1);
    });

    it('is refused of a copy whose rows do not fit together, and the database stays', async () => {
      const { name, url, store, folder } = await aCopiedShop();
      await store.close();
      await ask(url, A_RETURN_OF_NOBODY);
      const file = await dumpedByHand(url, folder);
      const plan = await restore(file, url, false);

      expect(plan).toMatchObject({ plan: { copy: { counts: { payment_returns: 1 } } } });
      await expect(restore(file, url)).rejects.toMatchObject({ name: 'DamagedCopy' });
      expect(await databasesLike(server, name)).toEqual([name]);
    });

    it('takes what pg_dump alone has written', async () => {
      const { url, store, order, folder } = await aCopiedShop();
      await store.close();
      await ask(url, 'create schema of_others; create table of_others.theirs (id int)');
      const file = await dumpedByHand(url, folder);

      expect(await restore(file, url)).toMatchObject({ kind: 'restored' });
      expect(await numbers(url)).toEqual([{ number: order.number }]);
    });

    it('is refused of a copy of a newer version or of a file', async () => {
      const { url, store, folder } = await aCopiedShop();
      await store.close();
      await ask(url, "insert into __drizzle_migrations (hash, created_at) values ('next', 1)");
      const newer = await aCopy(url, folder, LATER);
      expect(await restore(newer, url)).toEqual({ kind: 'from_newer_version' });
      expect(await restore(path.join(folder, 'app.sqlite.gz'), url)).toEqual({
        kind: 'of_other_engine',
      });
    });

    it('brings an older copy up to date', async () => {
      const { url } = await aDatabase(server);
      const migrations = readMigrationFiles({ migrationsFolder: 'db/postgres/migrations' });
      await ask(url, 'create table __drizzle_migrations (id serial, hash text, created_at bigint)');
      for (const { sql, hash } of migrations.slice(0, -1)) {
        for (const statement of sql) await ask(url, statement);
        await ask(url, `insert into __drizzle_migrations (hash, created_at) values ('${hash}', 1)`);
      }
      const older = await aCopy(url, aFolder());

      expect(await restore(older, url)).toMatchObject({ kind: 'restored' });
      expect(await ask(url, 'select count(*)::int as n from __drizzle_migrations')).toEqual([
        { n: migrationCount() },
      ]);
      await (await openPostgresStore(url, 'shop')).close();
    });

    it('is refused where its user may make no database', async () => {
      await server.client.query('create role modest login');
      const { name, url, store } = await aShop(server, 'modest');
      const file = await aCopy(url, aFolder());
      await store.close();

      expect(await restore(file, url, false)).toMatchObject({ kind: 'planned', mayCreate: false });
      expect(await restore(file, url)).toEqual({ kind: 'may_not_create' });
      expect(await databasesLike(server, name)).toEqual([name]);
    });

    it('by a user who only owns the database and may make others is as good', async () => {
      await server.client.query('create role able login createdb');
      const { name, url, store } = await aShop(server, 'able');
      const file = await aCopy(url, aFolder());
      await store.close();

      expect(await restore(file, url)).toMatchObject({ kind: 'restored' });
      expect(await databasesLike(server, name)).toHaveLength(2);
      await (await openPostgresStore(url, 'shop')).close();
    });

    it('of a database whose name is as long as the server allows leaves nothing of the work', async () => {
      const long = 'магазин_с_длинным_именем_базы_ыыыы';
      const { url, store, order } = await aShop(server, 'postgres', long);
      const file = await aCopy(url, aFolder());
      await store.close();
      const outcome = await restore(file, url);

      const former = 'магазин_с_длинным_им_replaced_20261125t120000z';
      expect(outcome).toMatchObject({ kind: 'restored', restored: { replaced: former } });
      expect(await databasesLike(server, 'магазин_с')).toEqual([former, long].sort());
      expect(await numbers(url)).toEqual([{ number: order.number }]);
    });

    it('that is killed changes nothing, and the next one clears up', async () => {
      const { name, url, store, file } = await aCopiedShop();
      await store.close();
      const child = program(file, url, '--replace');
      await expect
        .poll(() => databasesLike(server, `${name}_restoring`), { timeout: 20_000, interval: 5 })
        .toHaveLength(1);
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(await numbers(url)).toHaveLength(1);
      const others = () =>
        server.client.query('select 1 from pg_stat_activity where datname = $1', [name]);
      await expect.poll(async () => (await others()).rows, { timeout: 10_000 }).toEqual([]);

      expect(await restore(file, url)).toMatchObject({ kind: 'restored' });
      expect(await databasesLike(server, name)).toEqual([
        name,
        `${name}_replaced_20261125t120000z`,
      ]);
    });

    it('tells it in words, without the password', async () => {
      const { name, url, store, order, file } = await aCopiedShop();
      await store.close();
      const secret = url.replace('postgres@', 'postgres:verysecret@');
      const planned = await outputOf(program(file, secret));
      const done = await outputOf(program(file, secret, '--replace'));
      rmSync(file);

      const shown = order.number.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3');
      expect(planned.replaceAll('\u00a0', ' ')).toContain(`заказов 1, последний № ${shown}`);
      expect(planned).toContain('Ничего не изменено.');
      expect(done).toMatch(new RegExp(`Прежняя база: ${name}_replaced_\\d{8}t\\d{6}z`));
      expect(planned + done).not.toContain('verysecret');
    });
  },
);

function program(file: string, url: string, ...args: string[]) {
  const env = { PATH: process.env.PATH, NODE_ENV: 'test' as const, DATABASE_URL: url };
  const flags = ['--import', 'tsx', 'scripts/restore.ts', file, ...args];
  return spawn(process.execPath, flags, { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outputOf(child: ReturnType<typeof program>): Promise<string> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
  await once(child, 'close');
  return said;
}
