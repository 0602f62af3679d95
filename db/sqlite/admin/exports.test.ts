import { parse } from 'csv-parse/sync';
import { expect, it, onTestFinished } from 'vitest';
import { csvText } from '@/lib/admin/exports/csv';
import type { ExportTable } from '@/lib/admin/exports/export-table';
import { ordersExport } from '@/lib/admin/exports/orders-export';
import { paymentsExport } from '@/lib/admin/exports/payments-export';
import { openSqlite } from '../open';
import { seedOrders } from '../seed/seed-orders';
import { sqliteStore } from '../store';

const NOW = new Date('2026-11-24T09:00:00Z');
const ANY = { state: null, from: null, to: null };

function anAdmin(count: number) {
  const connection = openSqlite(':memory:');
  const { client } = connection;
  onTestFinished(() => void client.close());
  seedOrders(client, { count, until: NOW });
  return { client, admin: sqliteStore(connection).admin };
}

async function read<Row>(table: ExportTable<Row>): Promise<Record<string, string>[]> {
  let csv = '';
  for await (const part of csvText(table)) csv += part;
  return parse(csv, { bom: true, delimiter: ';', columns: true });
}

const numbers = (rows: Record<string, string>[]) => rows.map((row) => row['№']);

it('gives out every order once, page after page, newest first', async () => {
  const { admin, client } = anAdmin(1_200);
  const all = client.prepare('select number from orders order by seq desc').pluck().all();
  expect(numbers(await read(ordersExport(admin, ANY, NOW)))).toEqual(all);
});

it('gives out the orders of a state and a period only', async () => {
  const { admin } = anAdmin(300);
  const all = await read(ordersExport(admin, ANY, NOW));
  const paid = await read(ordersExport(admin, { ...ANY, state: 'paid' }, NOW));
  expect(numbers(paid)).toEqual(numbers(all.filter((row) => row.Состояние === 'оплачен')));
  const period = { from: new Date('2026-05-31T21:00:00Z'), to: new Date('2026-06-30T21:00:00Z') };
  const june = await read(ordersExport(admin, { ...ANY, ...period }, NOW));
  const isOfJune = (row: Record<string, string>) => row.Оформлен?.slice(3, 10) === '06.2026';
  expect(june.length).toBeGreaterThan(5);
  expect(numbers(june)).toEqual(numbers(all.filter(isOfJune)));
});

it('knows an erased order by its number and its money alone', async () => {
  const { admin, client } = anAdmin(1);
  client.exec(`update orders set name = null, email = null, phone = null, telegram_user_id = null,
    birth_date = null, erased_at = 1`);
  const [row] = await read(ordersExport(admin, ANY, NOW));
  expect(row).toMatchObject({ Сумма: '990,00', Имя: '', Телефон: '', 'E-mail': '', Telegram: '' });
  expect(row?.['№']).toMatch(/^\d{10}$/);
});

it('gives out what payment events told but their repetitions, then what was marked by hand', async () => {
  const { admin, client } = anAdmin(1_500);
  client.exec(`insert into payment_facts
    select id, 'cancelled', 'by hand', ${NOW.getTime()}, null from orders where seq = 3`);
  client.exec(`update payment_notices set outcome = 'duplicate'
    where id = (select max(id) from payment_notices)`);
  const rows = await read(paymentsExport(admin, ANY));
  const told = client.prepare('select count(*) from payment_notices').pluck().get() as number;
  expect(rows).toHaveLength(told);
  expect(rows.at(-1)).toMatchObject({ '№ платежа Prodamus': 'by hand', Откуда: 'вручную' });
  expect(rows.filter((row) => row.Откуда === 'уведомление')).toHaveLength(told - 1);
  const future = { from: new Date('2030-01-01'), to: null };
  expect(await read(paymentsExport(admin, future))).toEqual([]);
});

it('tells what Prodamus kept for itself, in whatever type of body it said so', async () => {
  const { admin, client } = anAdmin(40);
  const bodies = [
    ['application/x-www-form-urlencoded', 'sum=990.00&commission_sum=34.65'],
    ['application/json', '{"sum":"990.00","commission_sum":"34.65"}'],
    ['', ''],
  ];
  const ids = client.prepare('select id from payment_notices order by id').pluck().all();
  const change = client.prepare(
    'update payment_notices set raw_body = ?, headers = ? where id = ?',
  );
  for (const [at, [type, body]] of bodies.entries()) {
    change.run(Buffer.from(body ?? ''), JSON.stringify({ 'content-type': type }), ids[at]);
  }
  const rows = await read(paymentsExport(admin, ANY));
  expect(rows.slice(0, 3).map((row) => row['Комиссия Prodamus'])).toEqual(['34,65', '34,65', '']);
});
