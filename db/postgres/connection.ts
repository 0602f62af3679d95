import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { Client, PoolClient } from 'pg';
import type { Connection, SqlDb, Tombstones } from '../sql/connection';
import { erasedNumbers, tables } from './schema';
import { words } from './words';

const known = new WeakMap<Client | PoolClient, Connection>();

/** What the queries need on a connection of the driver; the same each time it is asked for. */
export function connectionOn(client: Client | PoolClient, instance: string): Connection {
  const connection = known.get(client) ?? newConnection(client, instance);
  known.set(client, connection);
  return connection;
}

function newConnection(client: Client | PoolClient, instance: string): Connection {
  const db = drizzle(client) as unknown as SqlDb;
  return { db, tables, words, instance, tombstones: tombstonesIn(db) };
}

function tombstonesIn(db: SqlDb): Tombstones {
  return {
    has: async (number) => {
      const found = await db.select().from(erasedNumbers).where(eq(erasedNumbers.number, number));
      return found.length > 0;
    },
    add: async (numbers, erasedAt) => {
      if (numbers.length === 0) return;
      const rows = numbers.map((number) => ({ number, erasedAt }));
      await db.insert(erasedNumbers).values(rows).onConflictDoNothing();
    },
  };
}
