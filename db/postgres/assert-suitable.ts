import type { Pool, PoolClient } from 'pg';
import { OwnError } from '@/lib/own-error';

/** The server cannot keep what the shop promises; `message` says why, for the operator. */
export class UnsuitableServer extends OwnError {
  override readonly name = 'UnsuitableServer';
}

const OLDEST = 14;

/** Settings without which a commit that was answered may be gone after a crash of the server. */
const DURABLE = ['fsync', 'full_page_writes', 'synchronous_commit'];

/** Rejects with `UnsuitableServer` where the shop may not work on this server. */
export async function assertSuitable(pool: Pool): Promise<void> {
  const one = await pool.connect();
  const other = await pool.connect();
  try {
    await assertVersion(one);
    await assertDurable(one);
    await assertTexts(one);
    await assertOwnSession(one, other);
  } finally {
    one.release();
    other.release();
  }
}

/** The settings by which a commit is durable, and that are off. */
export async function settingsThatAreOff(client: Pick<PoolClient, 'query'>): Promise<string[]> {
  const off = "select name from pg_settings where name = any($1) and setting = 'off' order by name";
  const { rows } = await client.query(off, [DURABLE]);
  return rows.map(({ name }) => name);
}

async function assertVersion(client: PoolClient): Promise<void> {
  const { rows } = await client.query(
    "select version(), current_setting('server_version_num')::int / 10000 as major",
  );
  const [{ version, major }] = rows;
  if (!version.startsWith('PostgreSQL ') || /CockroachDB|YugabyteDB|-YB-/.test(version)) {
    throw new UnsuitableServer('это не PostgreSQL: здесь нужны его блокировки и уведомления');
  }
  if (major < OLDEST) {
    throw new UnsuitableServer(`PostgreSQL ${major} слишком старый: нужен ${OLDEST} или новее`);
  }
}

async function assertDurable(client: PoolClient): Promise<void> {
  const off = await settingsThatAreOff(client);
  if (off.length === 0) return;
  throw new UnsuitableServer(
    `на сервере выключено ${off.join(', ')}: принятая оплата может пропасть при сбое`,
  );
}

async function assertTexts(client: PoolClient): Promise<void> {
  const { rows } = await client.query(`select current_setting('server_encoding') as encoding,
    exists (select 1 from pg_collation where collname = 'und-x-icu') as has_icu`);
  const [{ encoding, has_icu: hasIcu }] = rows;
  if (encoding !== 'UTF8') {
    throw new UnsuitableServer(`база в кодировке ${encoding}: создайте её с UTF8`);
  }
  if (!hasIcu) throw new UnsuitableServer('сервер собран без ICU: русские имена не найти');
}

/**
 * A pooler that gives every transaction another connection of the server takes from the shop what
 * it keeps on its connections. It gives out the one that came back last: so the first of two that
 * have both worked gets the connection of the other.
 */
async function assertOwnSession(one: PoolClient, other: PoolClient): Promise<void> {
  const first = await beginOn(one);
  await beginOn(other);
  await one.query('commit');
  await other.query('commit');
  const second = await beginOn(one);
  await one.query('commit');
  if (first === second) return;
  throw new UnsuitableServer(
    'между магазином и сервером стоит PgBouncer в режиме transaction: нужен режим session или прямое подключение',
  );
}

async function beginOn(client: PoolClient): Promise<number> {
  await client.query('begin');
  const { rows } = await client.query('select pg_backend_pid() as pid');
  return rows[0].pid;
}
