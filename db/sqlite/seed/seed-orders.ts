import type Database from 'better-sqlite3';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { makeReading } from '@/lib/chakras/reading';
import { withCheckDigit } from '@/lib/orders/number';
import { digestKey } from '@/lib/secrets';
import { type Draw, seededDraw } from './seeded-draw';
import { seededPerson } from './seeded-person';

const DAY_MS = 86_400_000;
const LIFE_MS = 3 * DAY_MS;
const SPREAD_MS = 730 * DAY_MS;
const CONSENT_CHANNELS = ['web', 'web', 'api', 'telegram'] as const;

type Insert = (table: string, row: Record<string, string | number | Uint8Array | null>) => void;

/**
 * Fills a database that has no orders with `count` of them, placed in the two years before `until`,
 * with links, payment events, facts and readings, in one transaction. The same `seed` and `until`
 * make the same database. Throws when there are orders already.
 */
export function seedOrders(
  client: Database.Database,
  { count, until, seed = 1 }: { count: number; until: Date; seed?: number },
): void {
  if (client.prepare('select 1 from orders limit 1').get()) {
    throw new Error('the database has orders already');
  }
  const draw = seededDraw(seed);
  const insert = insertInto(client);
  client.transaction(() => {
    for (let seq = 1; seq <= count; seq += 1) {
      const age = ((count - seq) / count) * SPREAD_MS;
      seedOrder(insert, draw, seq, Math.round(until.getTime() - age) - 60_000);
    }
  })();
}

function seedOrder(insert: Insert, draw: Draw, seq: number, createdAt: number): void {
  const id = idOf(createdAt, draw);
  // Steps through all nine digit numbers without meeting one twice.
  const number = withCheckDigit(String(100_000_000 + ((seq * 611_953_381) % 900_000_000)));
  const token = draw.text(32);
  const { birthDate, ...person } = seededPerson(draw);
  const lot = draw.upTo(100);
  const isPaid = lot < 58;
  const paidAt = isPaid ? createdAt + 60_000 + draw.upTo(3_600_000) : null;
  const refundedAt = paidAt && lot < 2 ? paidAt + DAY_MS : null;
  insert('orders', {
    id,
    seq,
    number,
    token,
    token_digest: digestKey(token),
    birth_date: birthDate,
    ...person,
    amount: 99_000,
    currency: 'RUB',
    consent_version: '2026-11-24',
    consent_at: createdAt,
    consent_channel: draw.of(CONSENT_CHANNELS),
    created_at: createdAt,
    payable_until: createdAt + LIFE_MS,
    paid_at: paidAt,
    refunded_at: refundedAt,
  });
  insert('payment_links', {
    id: idOf(createdAt, draw),
    order_id: id,
    url: `https://payform.ru/${draw.text(7)}/`,
    made_at: createdAt,
    expires_at: createdAt + LIFE_MS,
    raw_answer: '',
  });
  if (paidAt === null) return;
  const paymentId = String(10_000_000 + seq);
  const pay = (kind: 'paid' | 'refunded', at: number) => {
    const paymentEventId = seedPaymentEvent(insert, draw, { number, paymentId, kind, at });
    insert('payment_facts', {
      order_id: id,
      kind,
      payment_id: paymentId,
      at,
      notice_id: paymentEventId,
    });
  };
  pay('paid', paidAt);
  if (refundedAt) pay('refunded', refundedAt);
  const { method, version, ...numbers } = makeReading(birthDate as BirthDate);
  const made = { numbers: JSON.stringify(numbers), made_at: paidAt };
  insert('readings', { order_id: id, method, version, ...made });
}

type Told = { number: string; paymentId: string; kind: 'paid' | 'refunded'; at: number };

function seedPaymentEvent(
  insert: Insert,
  draw: Draw,
  { number, paymentId, kind, at }: Told,
): string {
  const id = idOf(at, draw);
  const statusText = kind === 'paid' ? 'success' : 'refunded';
  const body = `order_id=${paymentId}&order_num=${number}&sum=990.00&payment_status=${statusText}`;
  insert('payment_notices', {
    id,
    key: `${paymentId}/${statusText}`,
    fingerprint: draw.text(43),
    order_number: number,
    payment_id: paymentId,
    status: kind,
    status_text: statusText,
    amount_text: '990.00',
    amount: 99_000,
    currency: 'rub',
    demo: 0,
    outcome: kind,
    raw_body: Buffer.from(body),
    headers: '{}',
    received_at: at,
    handled_at: at,
  });
  return id;
}

/** A version 7 identifier: in the order of time, as the shop's own are. */
function idOf(at: number, draw: Draw): string {
  const time = at.toString(16).padStart(12, '0');
  const rest = `7${draw.hex(3)}8${draw.hex(15)}`;
  const hex = time + rest;
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20)].join('-');
}

function insertInto(client: Database.Database): Insert {
  const statements = new Map<string, Database.Statement>();
  return (table, row) => {
    const names = Object.keys(row);
    const values = names.map((name) => `@${name}`);
    const statement =
      statements.get(table) ??
      client.prepare(`insert into ${table} (${names.join()}) values (${values.join()})`);
    statements.set(table, statement);
    statement.run(row);
  };
}
