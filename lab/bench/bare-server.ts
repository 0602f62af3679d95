import { createServer } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { openSqlite } from '@/db/sqlite/open';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { makeReading } from '@/lib/chakras/reading';
import { readPaymentEvent } from '@/lib/prodamus/webhook';

// The measure of the webhook: the least a server can do for a payment event. Verifies the same
// signature and writes the same rows in grouped, fully synchronous transactions, with nothing
// around it. Usage: bare-server.ts PORT DATABASE_FILE KEY
const [port, file = '', key = ''] = process.argv.slice(2);
const { client } = openSqlite(file);
const run = {
  paymentEvent: client.prepare(
    `insert into payment_notices (id, key, fingerprint, order_number, payment_id, status, status_text,
      amount_text, amount, currency, demo, outcome, raw_body, headers, received_at, handled_at)
     values (@id, @key, @fingerprint, @orderNumber, @paymentId, @status, @statusText,
      @amountText, @amount, @currency, 0, 'paid', @raw, @headers, @at, @at)`,
  ),
  order: client.prepare('select id, birth_date from orders where number = ?'),
  fact: client.prepare(
    `insert into payment_facts (order_id, kind, payment_id, at, notice_id) values (?, 'paid', ?, ?, ?)`,
  ),
  paid: client.prepare('update orders set paid_at = ? where id = ?'),
  reading: client.prepare(
    'insert into readings (order_id, method, version, numbers, made_at) values (?, ?, ?, ?, ?)',
  ),
};

type Waiting = { write: () => void; done: () => void };
const MAX_TURNS = 5;
let group: Waiting[] = [];

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const raw = Buffer.concat(chunks);
    const headers = request.headers as Record<string, string>;
    const { 'content-type': contentType = '', sign = '' } = headers;
    const read = await readPaymentEvent({ raw, contentType, sign }, [{ name: 'live', key }]);
    if (!read.ok) {
      response.writeHead(400).end();
      return;
    }
    const { paymentEvent } = read;
    const kept = { ...paymentEvent, raw, headers: JSON.stringify({ contentType, sign }) };
    group.push({ write: () => apply(kept), done: () => response.end('success') });
    if (group.length === 1) setImmediate(gather, { before: 1, turn: 1 });
  });
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));

/** Waits for more as long as the shop does (`GroupCommit`). */
function gather({ before, turn }: { before: number; turn: number }): void {
  if (group.length === before || turn === MAX_TURNS) flush();
  else setImmediate(gather, { before: group.length, turn: turn + 1 });
}

function flush(): void {
  const waiting = group;
  group = [];
  client.exec('begin immediate');
  for (const { write } of waiting) write();
  client.exec('commit');
  for (const { done } of waiting) done();
}

function apply(kept: { orderNumber: string; paymentId: string; demo: boolean }): void {
  const id = uuidv7();
  const at = Date.now();
  const { demo: _, ...row } = kept;
  run.paymentEvent.run({ ...row, id, at });
  const order = run.order.get(kept.orderNumber) as { id: string; birth_date: BirthDate };
  run.fact.run(order.id, kept.paymentId, at, id);
  run.paid.run(at, order.id);
  const { method, version, ...numbers } = makeReading(order.birth_date);
  run.reading.run(order.id, method, version, JSON.stringify(numbers), at);
}
