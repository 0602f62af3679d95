import Database from 'better-sqlite3';
import type { Connection } from '../sql/connection';
import { connectionOn } from './open';

/** How long a program beside the shop waits until the shop lets it write. */
const LOCK_TIMEOUT_MS = 10_000;

/** One durable transaction of another process than the shop's on a file that is there. */
export async function writeIntoFile<T>(
  databaseFile: string,
  work: (on: Connection) => Promise<T>,
): Promise<T> {
  const client = new Database(databaseFile, { fileMustExist: true, timeout: LOCK_TIMEOUT_MS });
  try {
    client.pragma('synchronous = FULL');
    client.exec('begin immediate');
    const value = await work(connectionOn(client));
    client.exec('commit');
    return value;
  } finally {
    // Takes back what was not committed.
    client.close();
  }
}
