import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

/** What the database holds of one order. */
export type KeptOrder = {
  id: string;
  number: string;
  telegramUserId: number | null;
  paidAt: unknown;
  /** Payments that counted, deliveries that are kept, and those of them that paid the order. */
  facts: number;
  paymentEvents: number;
  paying: number;
  pending: number;
  readings: number;
  keys: number;
};

/** A row of the outbox. */
export type KeptMessage = {
  orderId: string;
  kind: string;
  recipient: number;
  outcome: string | null;
  rows: number;
};

export type Kept = { integrity: string; orders: KeptOrder[]; messages: KeptMessage[] };

// The same text for every engine; counts and ids as numbers that each driver reads as such.
const count = (what: string) => `(select cast(count(*) as integer) from ${what})`;
const eventsOf = (outcome: string) =>
  count(`payment_notices n where n.order_number = o.number and n.outcome = '${outcome}'`);

export const ORDERS = `select o.id, o.number,
  cast(o.telegram_user_id as double precision) as "telegramUserId", o.paid_at as "paidAt",
  ${count("payment_facts f where f.order_id = o.id and f.kind = 'paid'")} as facts,
  ${count('payment_notices n where n.order_number = o.number')} as "paymentEvents",
  ${eventsOf('paid')} as paying, ${eventsOf('pending')} as pending,
  ${count('readings r where r.order_id = o.id')} as readings,
  ${count('idempotency_keys k where k.order_id = o.id')} as keys
  from orders o`;
export const MESSAGES = `select order_id as "orderId", kind, min(outcome) as outcome,
  cast(min(recipient) as double precision) as recipient, cast(count(*) as integer) as rows
  from notifications group by order_id, kind`;

/**
 * Reads a database file as a stranger would after a crash. It looks at a copy, so that it does not
 * recover the log on behalf of the shop, which has to do that itself.
 */
export function readKept(file: string): Kept {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-crash-'));
  const copy = path.join(folder, 'copy.sqlite');
  for (const ending of ['', '-wal']) {
    if (existsSync(`${file}${ending}`)) copyFileSync(`${file}${ending}`, `${copy}${ending}`);
  }
  const client = new Database(copy);
  try {
    return lookAt(client);
  } finally {
    client.close();
    rmSync(folder, { recursive: true });
  }
}

function lookAt(client: Database.Database): Kept {
  const integrity = String(client.pragma('integrity_check', { simple: true }));
  const tables = "select count(*) from sqlite_schema where name = 'notifications'";
  const isMade = client.prepare(tables).pluck().get() === 1;
  if (!isMade) return { integrity, orders: [], messages: [] };
  return {
    integrity,
    orders: client.prepare(ORDERS).all() as KeptOrder[],
    messages: client.prepare(MESSAGES).all() as KeptMessage[],
  };
}

/** How many messages of a running shop are still queued; reads its database beside it. */
export function queuedIn(file: string): number {
  const client = new Database(file, { readonly: true });
  try {
    const messages = 'select count(*) from notifications where outcome is null';
    return client.prepare(messages).pluck().get() as number;
  } finally {
    client.close();
  }
}
