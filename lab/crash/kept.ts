import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

/** What the database file holds of one order. */
export type KeptOrder = {
  id: string;
  number: string;
  telegramUserId: number | null;
  paidAt: number | null;
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

const ORDERS = `select o.id, o.number, o.telegram_user_id as telegramUserId, o.paid_at as paidAt,
  (select count(*) from payment_facts f where f.order_id = o.id and f.kind = 'paid') as facts,
  (select count(*) from payment_notices n where n.order_number = o.number) as paymentEvents,
  (select count(*) from payment_notices n
    where n.order_number = o.number and n.outcome = 'paid') as paying,
  (select count(*) from payment_notices n
    where n.order_number = o.number and n.outcome = 'pending') as pending,
  (select count(*) from readings r where r.order_id = o.id) as readings,
  (select count(*) from idempotency_keys k where k.order_id = o.id) as keys
  from orders o`;
const MESSAGES = `select order_id as orderId, kind, recipient, outcome, count(*) as rows
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
