import { spawn } from 'node:child_process';
import { once } from 'node:events';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockDatabase } from '@/db/sqlite/lock';
import { openSqlite } from '@/db/sqlite/open';
import { seedOrders } from '@/db/sqlite/seed/seed-orders';
import { ANY_ORDER } from '@/lib/admin/any-order';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { startPostgres } from '@/scripts/postgres';
import { aServer, POSTGRES } from '../fixtures/a-server';
import { openPostgresStore } from '../open';
import { aFile, aFullShop, ORDER, PDF } from './fixtures/a-full-shop';
import { moveToPostgres } from './move-to-postgres';
import { tableNames } from './moved-tables';

describe.skipIf(!POSTGRES)(`a move to PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();
  let databases = 0;

  /** An empty database of its own, and how to ask it. */
  async function aDatabase() {
    databases += 1;
    const name = `target_${databases}`;
    await server.client.query(`create database ${name}`);
    const url = server.url.replace(/postgres$/, name);
    const client = new Client(url);
    await client.connect();
    onTestFinished(() => client.end());
    const ask = async (query: string) => (await client.query(query)).rows;
    return { url, ask, count: async (table: string) => count(await ask(countOf(table))) };
  }

  const countOf = (table: string) => `select count(*)::int as n from "${table}"`;
  const count = (rows: { n: number }[]) => rows[0]?.n;
  const move = (file: string, url: string) => moveToPostgres(file, url, { move: true });

  async function obstaclesOf(file: string, url: string) {
    const outcome = await move(file, url);
    if (outcome.kind !== 'refused') throw new Error(outcome.kind);
    const dry = await moveToPostgres(file, url, { move: false });
    expect(dry).toMatchObject({ kind: 'planned', plan: { obstacles: outcome.plan.obstacles } });
    return outcome.plan.obstacles;
  }

  it('only says what it would do unless it is told to', async () => {
    const file = await aFullShop();
    const { url, ask } = await aDatabase();
    const outcome = await moveToPostgres(file, url, { move: false });

    expect(outcome).toMatchObject({
      kind: 'planned',
      plan: { source: { state: 'same_version' }, target: { state: 'new' }, obstacles: [] },
    });
    expect(await ask("select * from pg_tables where schemaname = 'public'")).toEqual([]);
  });

  it('brings every table, and compares what arrived', async () => {
    const file = await aFullShop();
    const source = new Database(file, { readonly: true });
    onTestFinished(() => void source.close());
    const { url, count, ask } = await aDatabase();

    expect(await move(file, url)).toMatchObject({ kind: 'moved', moved: { erasedAgain: 0 } });
    for (const table of tableNames()) {
      const rows = source.prepare(`select count(*) from "${table}"`).pluck().get();
      expect(rows, table).toBeGreaterThan(0);
      expect(await count(table), table).toBe(rows);
    }
    expect(await ask('select bytes from documents')).toEqual([{ bytes: PDF }]);
    const values = await ask('select value from settings order by name');
    expect(values.map(({ value }) => value)).toEqual([
      false,
      [1, 1e21, 0.0000001, { deep: [null, true] }],
      '"в кавычках"',
    ]);
    const [order] = await ask('select * from orders where seq = 3');
    expect(order).toMatchObject({
      name: 'Алёна Ёжикова',
      created_at: PLACED_AT,
      phone: null,
      is_test: false,
      telegram_user_id: '7123456789',
      utm: { utm_source: 'канал', 'utm_\\': '"' },
    });
    expect(await ask('select raw_answer from payment_links')).toEqual([
      { raw_answer: 'a NUL \ufffd of a stranger' },
    ]);
    expect(await ask('select content from reconciliations')).toEqual([
      { content: { rows: [['№', 1.5, 'half \ufffd']] } },
    ]);
    expect(await count('erased_numbers')).toBe(1);
  });

  it('brings a shop that goes on: finds by words, counts on, and keeps the order of coming', async () => {
    const file = await aFullShop();
    const { url, ask } = await aDatabase();
    await move(file, url);
    const store = await openPostgresStore(url, 'one');
    onTestFinished(() => store.close());
    const page = { before: null, limit: 10 };
    const found = await store.admin.orderRows({ ...ANY_ORDER, phrases: ['ежик'] }, page, PLACED_AT);
    expect(found).toMatchObject([{ name: 'Алёна Ёжикова' }]);
    expect(await ask('select kind from notifications order by place')).toEqual([
      { kind: 'alert_by_mail' },
      { kind: 'order_by_mail' },
    ]);

    await saveOrder(store, anOrder(), null, [{ kind: 'order_by_mail', chatId: null }]);
    expect(await ask('select max(seq)::int as seq from orders')).toEqual([{ seq: 10 }]);
    expect(await ask('select max(place)::int as place from notifications')).toEqual([{ place: 3 }]);
    const next = (table: string) => ask(`select nextval('${table}_id_seq')::int as id`);
    // The last one was deleted, and never comes again.
    expect(await next('rejected_notices')).toEqual([{ id: 42 }]);
    expect(await next('former_messages')).toEqual([{ id: 5 }]);
  });

  it('erases once more whom an older copy had brought back', async () => {
    const file = await aFullShop();
    const connection = openSqlite(file);
    await connection.tombstones.add([ORDER.number], new Date());
    connection.client.close();
    const { url, ask } = await aDatabase();

    expect(await move(file, url)).toMatchObject({ kind: 'moved', moved: { erasedAgain: 1 } });
    expect(await ask('select name from orders where birth_date is not null')).toEqual([]);
  });

  it('takes all of it back where something arrives differently', async () => {
    const file = await aFullShop();
    const { url, ask, count } = await aDatabase();
    await (await openPostgresStore(url, 'one')).close();
    await ask(`create function louder() returns trigger language plpgsql as
      $$ begin new.name := new.name || '!'; return new; end $$`);
    await ask('create trigger t before insert on orders for each row execute function louder()');

    expect(await move(file, url)).toEqual({ kind: 'unequal', tables: ['orders'] });
    for (const table of tableNames()) expect(await count(table), table).toBe(0);
  });

  it('is refused while the shop runs', async () => {
    const file = await aFullShop();
    const { url, ask } = await aDatabase();
    const lock = lockDatabase(file);
    onTestFinished(() => lock?.release());

    expect(await obstaclesOf(file, url)).toEqual([{ kind: 'shop_runs' }]);
    expect(await ask("select * from pg_tables where schemaname = 'public'")).toEqual([]);
  });

  it('is refused into a database that has rows, as it has after a move', async () => {
    const file = await aFullShop();
    const { url, count } = await aDatabase();
    await move(file, url);

    expect(await obstaclesOf(file, url)).toEqual([{ kind: 'target_has_rows' }]);
    expect(await count('orders')).toBe(2);
  });

  it('is refused into a database of another version, or of another program', async () => {
    const file = await aFullShop();
    const older = await aDatabase();
    await (await openPostgresStore(older.url, 'one')).close();
    await older.ask('delete from __drizzle_migrations where id = 1');
    const strange = await aDatabase();
    await strange.ask('create table theirs (id int)');

    expect(await obstaclesOf(file, older.url)).toEqual([{ kind: 'target_of_other_version' }]);
    expect(await obstaclesOf(file, strange.url)).toEqual([{ kind: 'target_of_another_program' }]);
  });

  it('is refused from a database of another version', async () => {
    const file = await aFullShop();
    const { url } = await aDatabase();
    const change = (statement: string) => {
      const client = new Database(file);
      client.exec(statement);
      client.close();
    };
    const again = 'insert into __drizzle_migrations (hash, created_at)';
    change(`${again} select hash, created_at from __drizzle_migrations limit 1`);
    expect(await obstaclesOf(file, url)).toEqual([{ kind: 'source_newer' }]);

    change('delete from __drizzle_migrations where rowid > 5');
    expect(await obstaclesOf(file, url)).toEqual([{ kind: 'source_older' }]);
  });

  it('is refused to a server that a crash may damage', async () => {
    const weak = await startPostgres({ fsync: 'off' });
    onTestFinished(() => weak.stop());
    const obstacles = await obstaclesOf(await aFullShop(), weak.url('postgres'));

    expect(obstacles).toMatchObject([{ kind: 'server_unsuitable' }]);
  });

  it('leaves the target empty when it is killed midway', async () => {
    const file = aFile();
    const { client } = openSqlite(file);
    seedOrders(client, { count: 3_000, until: PLACED_AT });
    client.close();
    const { url, ask, count } = await aDatabase();
    const child = started(file, url, '--move');
    for await (const said of child.stdout) if (String(said).includes('orders')) break;
    child.kill('SIGKILL');
    await once(child, 'exit');
    const others = `select 1 from pg_stat_activity where datname = current_database()
      and backend_type = 'client backend' and pid <> pg_backend_pid()`;
    await expect.poll(() => ask(others), { timeout: 10_000 }).toEqual([]);
    for (const table of tableNames()) expect(await count(table), table).toBe(0);

    expect(await move(file, url)).toMatchObject({ kind: 'moved' });
    expect(await count('orders')).toBe(3_000);
  }, 90_000);

  it('never says the password', async () => {
    const file = await aFullShop();
    const { url } = await aDatabase();
    const secret = url.replace('postgres@', 'postgres:verysecret@');
    await move(file, url);
    const [refused, lost] = await Promise.all([
      outputOf(started(file, secret, '--move')),
      outputOf(started(file, secret.replace(/target_\d+/, 'nowhere'))),
    ]);

    expect(refused).toContain('уже есть данные магазина');
    expect(lost).toContain('такой базы на сервере нет');
    expect(refused + lost).not.toContain('verysecret');
  }, 90_000);
});

function started(file: string, url: string, ...args: string[]) {
  const program = ['--import', 'tsx', 'scripts/move-to-postgres.ts', ...args];
  const env = { ...process.env, DATABASE_URL: `file:${file}`, MOVE_TO: url };
  return spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outputOf(child: ReturnType<typeof started>): Promise<string> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
  await once(child, 'close');
  return said;
}
