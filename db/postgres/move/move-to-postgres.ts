import type Database from 'better-sqlite3';
import { Pool, type PoolClient } from 'pg';
import { tombstonesBeside } from '../../backup/tombstones-file';
import { eraseTombstoned } from '../../sql/erasure/erase-tombstoned';
import { erasedIn } from '../../sqlite/erasure/tombstones';
import { lockDatabase } from '../../sqlite/lock';
import { openSqliteReadOnly } from '../../sqlite/open';
import { assertSuitable, UnsuitableServer } from '../assert-suitable';
import { connectionOn } from '../connection';
import { migrate } from '../migrate';
import { examineSource, type SourceFacts } from './examine-source';
import { examineTarget, hasRows, type TargetFacts } from './examine-target';
import { moveRows, type OnTable } from './move-rows';
import { tableNames } from './moved-tables';

const CONNECT_TIMEOUT_MS = 10_000;

/** What keeps a shop from moving; all of it is looked for before anything is written. */
export type Obstacle =
  | { kind: 'shop_runs' }
  | { kind: 'source_older' | 'source_newer' }
  | { kind: 'server_unsuitable'; why: string }
  | { kind: 'target_has_rows' | 'target_of_other_version' | 'target_of_another_program' };

/** What a move would do. `target` is null where the server is not suitable. */
export type MovePlan = { source: SourceFacts; target: TargetFacts | null; obstacles: Obstacle[] };

export type Moved = {
  rows: number;
  /** What the database of the server takes. */
  bytes: number;
  /** Orders that an older copy had brought back and that were erased once more. */
  erasedAgain: number;
};

export type MoveOutcome =
  | { kind: 'planned'; plan: MovePlan }
  | { kind: 'refused'; plan: MovePlan }
  /** These tables were not the same when read back; the target is as empty as it was. */
  | { kind: 'unequal'; tables: string[] }
  | { kind: 'moved'; plan: MovePlan; moved: Moved };

type Options = { move: boolean; onTable?: OnTable };

/**
 * Copies a shop from an SQLite file into an empty PostgreSQL database and compares what arrived, or
 * with `move: false` only says what that would do. All rows are committed at once or none is; the
 * file is only read. Rejects with what the driver says where a database cannot be reached.
 */
export async function moveToPostgres(
  databaseFile: string,
  url: string,
  { move, onTable = () => undefined }: Options,
): Promise<MoveOutcome> {
  const lock = lockDatabase(databaseFile);
  const { client: source } = openSqliteReadOnly(databaseFile);
  const pool = newPool(url);
  try {
    // All tables as they are at one moment, whatever another program does.
    source.exec('begin');
    const plan = await planOf(source, pool, lock !== null);
    if (!move) return { kind: 'planned', plan };
    if (plan.obstacles.length > 0) return { kind: 'refused', plan };
    const erased = new Map([...erasedIn(source), ...tombstonesBeside(databaseFile)]);
    return await moveInto(pool, { source, erased, plan, onTable });
  } finally {
    await pool.end();
    source.close();
    lock?.release();
  }
}

function newPool(connectionString: string): Pool {
  const pool = new Pool({
    connectionString,
    max: 2,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'chakra-checkout move',
  });
  // An error that nobody listens to ends the process; the statement in flight fails with it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function planOf(
  source: Database.Database,
  pool: Pool,
  isStopped: boolean,
): Promise<MovePlan> {
  const facts = examineSource(source);
  const why = await whyUnsuitable(pool);
  const target = why === null ? await examineWith(pool) : null;
  const obstacles = [
    isStopped ? null : ({ kind: 'shop_runs' } as const),
    ofSource(facts),
    why === null ? null : ({ kind: 'server_unsuitable', why } as const),
    target && ofTarget(target),
  ];
  return { source: facts, target, obstacles: obstacles.filter((one) => one !== null) };
}

function ofSource({ state }: SourceFacts): Obstacle | null {
  switch (state) {
    case 'same_version':
      return null;
    case 'older':
      return { kind: 'source_older' };
    case 'newer':
      return { kind: 'source_newer' };
    default:
      return state satisfies never;
  }
}

function ofTarget({ state }: TargetFacts): Obstacle | null {
  switch (state) {
    case 'new':
    case 'empty':
      return null;
    case 'has_rows':
      return { kind: 'target_has_rows' };
    case 'other_version':
      return { kind: 'target_of_other_version' };
    case 'of_another_program':
      return { kind: 'target_of_another_program' };
    default:
      return state satisfies never;
  }
}

async function whyUnsuitable(pool: Pool): Promise<string | null> {
  try {
    await assertSuitable(pool);
    return null;
  } catch (error) {
    if (error instanceof UnsuitableServer) return error.message;
    throw error;
  }
}

async function examineWith(pool: Pool): Promise<TargetFacts> {
  const client = await pool.connect();
  return await examineTarget(client).finally(() => client.release());
}

type Move = {
  source: Database.Database;
  erased: ReadonlyMap<string, Date>;
  plan: MovePlan;
  onTable: OnTable;
};

async function moveInto(pool: Pool, move: Move): Promise<MoveOutcome> {
  const client = await pool.connect();
  try {
    if (move.plan.target?.state === 'new') await migrate(client);
    await client.query('begin');
    const outcome = await moveInTransaction(client, move);
    await client.query(outcome.kind === 'moved' ? 'commit' : 'rollback');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function moveInTransaction(client: PoolClient, move: Move): Promise<MoveOutcome> {
  const { source, erased, plan, onTable } = move;
  await client.query('set local statement_timeout = 0; set local lock_timeout = 3000');
  await client.query('set local idle_in_transaction_session_timeout = 0');
  // A shop that runs on this database may read until the end of this, and not write.
  const all = tableNames().map((name) => `"${name}"`);
  await client.query(`lock table ${all.join()} in exclusive mode`);
  if (await hasRows(client)) {
    return { kind: 'refused', plan: { ...plan, obstacles: [{ kind: 'target_has_rows' }] } };
  }
  const tables = await moveRows(client, source, erased, onTable);
  if (tables.length > 0) return { kind: 'unequal', tables };
  const erasedAgain = await eraseTombstoned(connectionOn(client, 'move'), erased);
  await client.query('analyze');
  const size = await client.query('select pg_database_size(current_database())::float8 as bytes');
  const rows = [...plan.source.rows.values()].reduce((sum, count) => sum + count, 0);
  return { kind: 'moved', plan, moved: { rows, bytes: size.rows[0].bytes, erasedAgain } };
}
