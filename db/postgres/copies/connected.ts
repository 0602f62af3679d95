import { Client } from 'pg';
import { OwnError } from '@/lib/own-error';
import { lockKey } from '../topics';

const CONNECT_TIMEOUT_MS = 10_000;
/** A connection waits for a program for minutes: firewalls forget one that is silent so long. */
const KEEPALIVE_DELAY_MS = 10_000;
const NO_LIMITS = `set idle_in_transaction_session_timeout = 0; set idle_session_timeout = 0;
  set statement_timeout = 0`;

/** Lets a program beside the shop work on a connection of its own, which waits for nothing long. */
export async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_DELAY_MS,
    application_name: 'chakra-checkout copy',
  });
  // An error that nobody listens to ends the process; the statement in flight fails with it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(NO_LIMITS);
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Does a job that is done once at a time on a database, whatever machine asks for it. Returns null
 * where another process is at it. A process that is killed lets go of it. `lost` is aborted when
 * another may have begun, because the connection that keeps the job is gone; `work` should then end.
 */
export async function aloneAt<T>(
  url: string,
  job: string,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T | null> {
  return connected(url, async (client) => {
    const lost = new AbortController();
    client.once('end', () => lost.abort(new OwnError('связь с сервером базы оборвалась')));
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [
      lockKey(`alone: ${job}`),
    ]);
    return rows[0].mine ? await work(lost.signal) : null;
  });
}
