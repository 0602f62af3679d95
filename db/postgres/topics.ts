import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { SqlDb } from '../sql/connection';

/**
 * Waits until no other transaction, of this or another instance, is about one of these topics, and
 * keeps them until this one ends. They are taken in one order, so nobody waits for somebody who
 * waits.
 */
export async function lockTopics(db: SqlDb, topics: readonly string[]): Promise<void> {
  if (topics.length === 0) return;
  const keys = sql.param(topics.map(lockKey).sort());
  await db.execute(sql`select pg_advisory_xact_lock(key) from unnest(${keys}::bigint[]) as key`);
}

/** The number by which PostgreSQL knows a topic. */
export function lockKey(topic: string): string {
  return createHash('sha256').update(topic).digest().readBigInt64BE().toString();
}
