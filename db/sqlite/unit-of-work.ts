import { setImmediate as nextTurn } from 'node:timers/promises';
import type { UnitOfWork } from '@/lib/store/unit-of-work';
import type { GroupCommit } from './group-commit';
import type { SqliteDb } from './open';
import { queriesOf } from './queries/queries';
import { Turn } from './turn';

/**
 * Units of work on a database file: the writes share the transactions of `group`, the reads are
 * snapshots of the reader's own connection. A database in memory has only one connection.
 */
export function sqliteUnitOfWork(reader: SqliteDb, group: GroupCommit): UnitOfWork {
  const readQueries = queriesOf(reader);
  const writeQueries = queriesOf(group.db);
  const isShared = reader === group.db;
  const begin = reader.$client.prepare('begin');
  const end = reader.$client.prepare('commit');
  let last: Promise<unknown> = Promise.resolve();

  async function snapshot<T>(look: () => Promise<T>): Promise<T> {
    if (isShared) {
      while (reader.$client.inTransaction) await nextTurn();
      return look();
    }
    const turn = new Turn();
    begin.run();
    try {
      const found = await look();
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
      const next = last.then(() => snapshot(() => look(readQueries)));
      last = next.catch(() => undefined);
      return next;
    },
    write: (_about, work) => group.write(() => work(writeQueries)),
    erase: (_about, work) => group.erase(() => work(writeQueries)),
  };
}
