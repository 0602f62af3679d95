import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { moveToPostgres } from '@/db/postgres/move/move-to-postgres';
import { openSqlite } from '@/db/sqlite/open';
import { seedOrders } from '@/db/sqlite/seed/seed-orders';
import type { TestPostgres } from '@/scripts/postgres';
import { paymentEventRequest } from './payment-event';

/** A payment event as Prodamus sends it. */
export type PaymentEventRequest = ReturnType<typeof paymentEventRequest>;

/** Makes a database of a server with so many orders; returns the payment events of the unpaid. */
export async function seedUnpaid(
  server: TestPostgres,
  database: string,
  count: number,
): Promise<PaymentEventRequest[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-postgres-'));
  try {
    const file = path.join(folder, 'seeded.sqlite');
    const { client } = openSqlite(file);
    seedOrders(client, { count, until: new Date() });
    const unpaid = 'select number from orders where paid_at is null';
    const numbers = client.prepare(unpaid).pluck().all();
    client.close();
    await askServer(server, `create database ${database}`);
    const moved = await moveToPostgres(file, server.url(database), { move: true });
    if (moved.kind !== 'moved') throw new Error(`the orders were not moved: ${moved.kind}`);
    return numbers.map((number, at) => paymentEventRequest(String(number), 50_000_000 + at));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Has the server carry out a statement outside the database of a shop. */
export async function askServer(server: TestPostgres, statement: string): Promise<void> {
  const client = new Client(server.url('postgres'));
  await client.connect();
  await client.query(statement);
  await client.end();
}
