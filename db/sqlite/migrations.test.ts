import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { bringUpToDate } from './bring-up-to-date';
import { connectionOn } from './open';
import { sqliteStore } from './store';

/** A shop as it was dumped with ten migrations behind it: one paid order, one refunded, others. */
function anEarlierShop() {
  const client = new Database(':memory:');
  client.pragma('foreign_keys = OFF');
  client.exec(readFileSync('e2e/operations/upgrade/ten-migrations.sql', 'utf8'));
  const orders = client
    .prepare<[], { id: string; number: string; facts: number }>(
      `select id, number, (select count(*) from payment_facts where order_id = orders.id) as facts
       from orders where is_test = 0 order by facts desc, id`,
    )
    .all();
  const mark = (orderId: string | undefined, paymentId: string) =>
    client
      .prepare("insert into payment_facts values (?, 'paid', ?, 1795548125000, null)")
      .run(orderId, paymentId);
  return { client, mark, paid: orders[0], unpaid: orders.filter(({ facts }) => facts === 0) };
}

it('payments that two orders counted stay with one, and the seller sees the other', async () => {
  const { client, mark, paid, unpaid } = anEarlierShop();
  const signed = client
    .prepare<[], { payment_id: string; order_number: string }>(
      "select payment_id, order_number from payment_notices where outcome = 'paid' limit 1",
    )
    .get();
  const [one, other] = unpaid;
  mark(one?.id, signed?.payment_id ?? '');
  mark(one?.id, '555000111');
  mark(other?.id, '555000111');
  for (const order of [one, paid]) mark(order?.id, '0');
  bringUpToDate(client);

  const counted = client
    .prepare("select payment_id from payment_facts where kind = 'paid' and payment_id <> '0'")
    .pluck()
    .all();
  expect(new Set(counted).size).toBe(counted.length);
  expect(counted).toContain(signed?.payment_id);
  const payer = client
    .prepare(
      `select number from payment_facts inner join orders on orders.id = order_id
       where kind = 'paid' and payment_id = ?`,
    )
    .pluck();
  expect(payer.get(signed?.payment_id)).toBe(signed?.order_number);
  expect(payer.get('555000111')).toBe(one?.number);
  const shown = await sqliteStore(connectionOn(client)).admin.disputedMarks(10);
  expect(shown).toMatchObject([
    { paymentId: '555000111', order: { number: other?.number }, other: { number: one?.number } },
  ]);
  client.close();
});

it('what the seller wrote down under earlier words is known by the later ones', () => {
  const { client } = anEarlierShop();
  const insert = client.prepare(
    "insert into audit_log (id, at, actor, act, details) values (?, 1795548125000, 'password', ?, ?)",
  );
  for (const kind of ['paid_there', 'refunded_there', 'double', 'other_sum']) {
    const details = { row: `payment 77 paid ${kind}`, payment: '77', line: 1 };
    insert.run(kind, 'row_put_aside', JSON.stringify(details));
  }
  const processed = { was: 'foreign_seal', became: 'misfit_seal' };
  insert.run('processed', 'notice_processed', JSON.stringify(processed));
  client.exec("update payment_notices set outcome = 'other_seal_version' where outcome = 'paid'");
  bringUpToDate(client);

  const rows = client.prepare<[], { act: string; row: string }>(
    "select act, details ->> 'row' as row from audit_log where details ->> 'payment' = '77'",
  );
  expect(rows.all()).toEqual([
    { act: 'row_dismissed', row: 'payment 77 paid missing_here' },
    { act: 'row_dismissed', row: 'payment 77 paid refund_missing_here' },
    { act: 'row_dismissed', row: 'payment 77 paid duplicate' },
    { act: 'row_dismissed', row: 'payment 77 paid other_sum' },
  ]);
  const details = client.prepare("select details from audit_log where id = 'processed'").pluck();
  expect(details.get()).toBe('{"was":"seal_invalid","became":"seal_mismatch"}');
  const outcomes = client.prepare('select distinct outcome from payment_notices').pluck().all();
  expect(outcomes).toContain('seal_version');
  expect(outcomes).not.toContain('other_seal_version');
  client.close();
});

it('orders keep the consent they had, and only one by the seller may be without', () => {
  const { client } = anEarlierShop();
  const consents = client.prepare(
    'select number, seq, consent_version, consent_at, consent_channel from orders order by seq',
  );
  const before = consents.all();
  bringUpToDate(client);

  expect(before.length).toBeGreaterThan(0);
  expect(consents.all()).toEqual(before);
  const without = 'update orders set consent_version = null, consent_at = null';
  expect(() => client.exec(`${without}, consent_channel = null`)).toThrow(/orders_consent/);
  expect(() => client.exec(`${without}, is_by_seller = 1`)).toThrow(/orders_consent/);
  client.exec(`${without}, consent_channel = null, is_by_seller = 1`);
  const found = client.prepare('select count(*) from order_search where order_search match ?');
  client.exec("update orders set name = 'Аграфенадотаблицы' where erased_at is null and seq = 1");
  expect(found.pluck().get('Аграфенадотаблицы')).toBe(1);
  client.close();
});

it('orders that were brought back take the places of their time, and are found there', () => {
  const { client } = anEarlierShop();
  client.exec(`update orders set created_at = (select min(created_at) from orders) - 60000
               where seq = (select max(seq) from orders)`);
  bringUpToDate(client);

  const inOrder = (by: string) =>
    client.prepare(`select number from orders order by ${by}`).pluck().all();
  expect(inOrder('seq')).toEqual(inOrder('created_at, seq'));
  const found = client.prepare(`
    select number from order_search inner join orders on seq = order_search.rowid
    where instr(text, number) > 0 order by seq`);
  expect(found.pluck().all()).toEqual(inOrder('seq'));
  client.close();
});
