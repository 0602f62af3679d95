import { Client } from 'pg';
import type { Surroundings } from '../surroundings';

// Each breaks on purpose something that keeps several instances from doing a thing twice, to see
// that it would be found. All of it is done from outside, to the database and to the emulators.

/** The schema of the shop's tables, before that of the built-in functions. */
const UNLOCK = `create function public.pg_advisory_xact_lock(bigint) returns void language sql as '';
  alter database postgres set search_path = public, pg_catalog`;
const SENDING_MS = 500;

/** Makes the locks of transactions lock nothing for those who connect from now on. */
export async function withoutLocks(url: string): Promise<void> {
  await ask(url, UNLOCK);
  await withClient(url, async (one) => {
    await one.query('begin; select pg_advisory_xact_lock(17)');
    await ask(url, "set lock_timeout = '200ms'; select pg_advisory_xact_lock(17)");
  });
}

/** Lets every message take so long that there are always some on their way. */
export async function slowSending({ telegram, mail }: Surroundings): Promise<void> {
  mail.mailbox.faults.delayMs = SENDING_MS;
  for (const method of ['sendMessage', 'sendDocument', 'editMessageText']) {
    await telegram.faults({ method, delayMs: SENDING_MS });
  }
}

/** Takes the messages out of the hands of every instance, as one did that knew of no others. */
export async function endAllLeases(url: string): Promise<void> {
  await ask(url, 'update notifications set leased_until = null where outcome is null');
}

async function ask(url: string, query: string): Promise<void> {
  await withClient(url, async (client) => void (await client.query(query)));
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await work(client).finally(() => client.end());
}
