import type { ClientBase } from 'pg';
import { connected } from './connected';
import { copyDatabaseSettings } from './copy-database-settings';
import { withDatabase } from './program-environment';
import { dropScratch, makeScratch, nameWith, quoted } from './scratch-database';

/** What the former database is called, and the settings of it that the new one may not be given. */
type Swapped = { former: string; unset: string[] };

/**
 * Gives a database the name of another one, which is called by its time from then on, and who may
 * connect to it and its settings; all at once or nothing. Returns null where somebody is connected to
 * one of them: then nothing has changed.
 */
export async function swapDatabases(
  url: string,
  incoming: string,
  at: Date,
): Promise<Swapped | null> {
  const { present, standing } = await connected(url, async (client) => {
    const { rows } = await client.query('select current_database() as name');
    return { present: rows[0].name as string, standing: await makeScratch(client, 'standing') };
  });
  // Nobody can rename the database that he is connected to.
  if (!standing) throw new Error('a database could be made, and no second one can');
  const ending = `_replaced_${at.toISOString().slice(0, 19).replace(/[-:]/g, '').toLowerCase()}z`;
  const former = nameWith(present, ending);
  try {
    return await connected(withDatabase(url, standing), (client) =>
      swap(client, { present, former, incoming }),
    );
  } finally {
    await connected(url, (client) => dropScratch(client, standing));
  }
}

type Names = { present: string; former: string; incoming: string };

async function swap(
  client: ClientBase,
  { present, former, incoming }: Names,
): Promise<Swapped | null> {
  await client.query('begin');
  try {
    const unset = await copyDatabaseSettings(client, present, incoming);
    await client.query(`alter database ${quoted(present)} rename to ${quoted(former)}`);
    await client.query(`alter database ${quoted(incoming)} rename to ${quoted(present)}`);
    await client.query('commit');
    return { former, unset };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if ((error as { code?: unknown }).code === '55006') return null;
    throw error;
  }
}
