import { Pool } from 'pg';
import { OwnError } from '@/lib/own-error';
import type { Doctor } from '@/lib/store/doctor';
import type { Store } from '@/lib/store/store';
import type { Looker } from '../look-at-database';
import { lastPaymentEvents } from '../sql/admin/last-payment-events';
import type { Connection } from '../sql/connection';
import { sqlStore } from '../sql/store';
import { LockedJobs } from './alone';
import { assertSuitable, settingsThatAreOff } from './assert-suitable';
import { Changes } from './changes';
import { PostgresEngine } from './engine';
import { appliedCount, isMigrated, migrate, migrationCount } from './migrate';
import { sharedLimits } from './shared-limits';

/** How long a request may wait for a lock, or for a connection. */
const BUSY_TIMEOUT_MS = 3_000;
const POOL_SIZE = 10;
/** A unit of work waits for nothing but its queries: one that is idle so long is of a machine that is gone. */
const IDLE_TIMEOUT_MS = 10_000;
const TIMEOUTS = `set lock_timeout = ${BUSY_TIMEOUT_MS};
  set idle_in_transaction_session_timeout = ${IDLE_TIMEOUT_MS}`;

/**
 * Opens a database of a PostgreSQL server and brings it to the newest schema. Other instances may
 * work on it at the same time. Rejects with `UnsuitableServer` of a server that cannot keep what the
 * shop promises, and with `DatabaseIsNewer`.
 */
export async function openPostgresStore(url: string, instance: string): Promise<Store> {
  const pool = openPool(url);
  try {
    await assertSuitable(pool);
    const client = await pool.connect();
    await migrate(client).finally(() => client.release());
    const own = { jobs: new LockedJobs(url), changes: new Changes(url) };
    await own.jobs.connection.open();
    await own.changes.connection.open();
    return postgresStore(pool, instance, own);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Lets a program beside the shop look at its database, which it neither makes nor changes. */
export async function lookAtPostgres<T>(
  url: string,
  look: (looker: Looker) => Promise<T>,
): Promise<T> {
  return withEngine(url, 'looker', (engine, pool) =>
    look({
      read: engine.read,
      ...doctorMethods(pool, engine),
      isMigrated: () => isMigrated(pool),
    }),
  );
}

/** Lets a program beside the shop write into its database, which is up to date. */
export async function writeIntoPostgres<T>(
  url: string,
  work: (on: Connection) => Promise<T>,
): Promise<T> {
  return withEngine(url, 'outside', (engine) => engine.write([], work));
}

async function withEngine<T>(
  url: string,
  instance: string,
  work: (engine: PostgresEngine, pool: Pool) => Promise<T>,
): Promise<T> {
  const pool = openPool(url);
  try {
    return await work(new PostgresEngine(pool, instance), pool);
  } finally {
    await pool.end();
  }
}

/** The connections of an instance. A lost one ends its transaction and nothing else. */
function openPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: BUSY_TIMEOUT_MS,
    // Not among what it connects with: PgBouncer lets nobody in who asks for more than it knows.
    onConnect: async (client) => void (await client.query(TIMEOUTS)),
    application_name: 'chakra-checkout',
  });
  // An error that nobody listens to ends the process, and a client in use tells the pool of none.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** What an instance keeps connections of its own for. */
type Own = { jobs: LockedJobs; changes: Changes };

function postgresStore(pool: Pool, instance: string, { jobs, changes }: Own): Store {
  const engine = new PostgresEngine(pool, instance);
  return {
    ...sqlStore(engine, doctorMethods(pool, engine)),
    alone: jobs.alone,
    onChange: changes.onChange,
    limiter: sharedLimits(pool),
    databaseState: () => ({
      engine: 'postgres',
      instance,
      pool: { open: pool.totalCount, most: pool.options.max, waiting: pool.waitingCount },
      waits: engine.waits,
      reconnects: jobs.connection.reconnects + changes.connection.reconnects,
      isListening: changes.connection.isOpen,
    }),
    assertReady: async () => {
      if ((await appliedCount(pool)) < migrationCount()) {
        throw new OwnError('the database lacks migrations');
      }
    },
    // The server keeps its log for itself and for its copies, and empties it by its own rules.
    emptyLog: async () => null,
    erasedHeldSince: () => null,
    close: async () => {
      await engine.drained();
      await jobs.connection.close();
      await changes.connection.close();
      await pool.end();
    },
  };
}

function doctorMethods(pool: Pool, engine: PostgresEngine): Doctor {
  return {
    doctorFacts: async () => ({
      isDurable: (await settingsThatAreOff(pool)).length === 0,
      erased: 'kept_by_server',
      migrations: { applied: await appliedCount(pool), known: migrationCount() },
      lastPaymentEvents: await engine.read(lastPaymentEvents),
    }),
  };
}
