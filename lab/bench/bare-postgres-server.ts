import { createServer } from 'node:http';
import { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { makeReading } from '@/lib/chakras/reading';
import { readPaymentEvent } from '@/lib/prodamus/webhook';

// The measure of the webhook on PostgreSQL: verifies the same signature and writes the same rows, a
// durable transaction for each payment event, with nothing around it. Usage:
// bare-postgres-server.ts PORT DATABASE_URL KEY
const [port, url = '', key = ''] = process.argv.slice(2);
const pool = new Pool({ connectionString: url, max: 10 });
const KEEP = `insert into payment_notices (id, key, fingerprint, order_number, payment_id, status,
    status_text, amount_text, amount, currency, demo, outcome, raw_body, headers, received_at, handled_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, false, 'paid', $11, $12, $13, $13)`;
const FIND = 'select id, birth_date from orders where number = $1';
const FACT = `insert into payment_facts (order_id, kind, payment_id, at, notice_id)
  values ($1, 'paid', $2, $3, $4)`;
const PAID = 'update orders set paid_at = $1 where id = $2';
const READING = `insert into readings (order_id, method, version, numbers, made_at)
  values ($1, $2, $3, $4, $5)`;

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
    await apply(read.paymentEvent, raw, JSON.stringify({ contentType, sign }));
    response.end('success');
  });
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));

type Read = Extract<Awaited<ReturnType<typeof readPaymentEvent>>, { ok: true }>['paymentEvent'];

async function apply(event: Read, raw: Buffer, headers: string): Promise<void> {
  const id = uuidv7();
  const at = new Date().toISOString();
  const client = await pool.connect();
  const run = (name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values });
  await client.query('begin');
  const { fingerprint, orderNumber, paymentId, status, statusText } = event;
  const sum = [event.amountText, event.amount, event.currency];
  const told = [fingerprint, orderNumber, paymentId, status, statusText, ...sum];
  await run('keep', KEEP, [id, event.key, ...told, raw, headers, at]);
  const { rows } = await run('find', FIND, [orderNumber]);
  await run('fact', FACT, [rows[0].id, paymentId, at, id]);
  await run('paid', PAID, [at, rows[0].id]);
  const { method, version, ...numbers } = makeReading(rows[0].birth_date);
  await run('reading', READING, [rows[0].id, method, version, JSON.stringify(numbers), at]);
  await client.query('commit');
  client.release();
}
