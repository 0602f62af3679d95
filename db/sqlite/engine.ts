import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Engine } from '../sql/engine';
import type { GroupCommit } from './group-commit';
import type { SqliteConnection } from './open';
import { Turn } from './turn';

/**
 * Queries on a database file: the writes share the transactions of `group`, the reads are snapshots
 * of the reader's own connection. A database in memory has only one connection.
 */
export function sqliteEngine(reader: SqliteConnection, group: GroupCommit): Engine {
  const { client } = reader;
  const isShared = client === group.connection.client;
  const begin = client.prepare('begin');
  const end = client.prepare('commit');
  let last: Promise<unknown> = Promise.resolve();

  async function snapshot<T>(look: (on: SqliteConnection) => Promise<T>): Promise<T> {
    if (isShared) {
      while (client.inTransaction) await nextTurn();
      return look(reader);
    }
    const turn = new Turn();
    begin.run();
    try {
      const found = await look(reader);
      turn.assertSame();
      return found;
    } finally {
      turn.end();
      end.run();
    }
  }

  return {
    // One connection has one snapshot at a time.
    read: (look) => {
      const next = last.then(() => snapshot(look));
      last = next.catch(() => undefined);
      return next;
    },
    write: (_about, work) => group.write(work),
    erase: (_about, work) => group.erase(work),
  };
}
