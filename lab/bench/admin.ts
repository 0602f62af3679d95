import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqlite } from '@/db/sqlite/open';
import { seedOrders } from '@/db/sqlite/seed/seed-orders';
import { openSqliteStore } from '@/db/sqlite/store';
import { freePort } from '@/e2e/world/free-port';
import { startShop } from '@/e2e/world/shop';
import { ANY_ORDER } from '@/lib/admin/any-order';
import { csvText } from '@/lib/admin/exports/csv';
import { ordersExport } from '@/lib/admin/exports/orders-export';
import { readSearchText } from '@/lib/admin/search-text';
import type { OrderFilter } from '@/lib/store/order-list';
import { addressOf, signedInCookie } from './admin-forms';

const ORDERS = 100_000;
const RUNS = 30;
const LIMIT_MS = 100;

type View = { filter?: Partial<OrderFilter>; text?: string; before?: number };

const period = { from: new Date('2026-03-01'), to: new Date('2026-04-01') };
const VIEWS: Record<string, View> = {
  'первая страница': {},
  'страница в глубине': { before: 20_000 },
  'ждут оплаты': { filter: { state: 'awaiting_payment' } },
  оплачены: { filter: { state: 'paid' } },
  возвращены: { filter: { state: 'refunded' } },
  истекли: { filter: { state: 'expired' } },
  источник: { filter: { source: 'vk' } },
  период: { filter: period },
  'период и состояние': { filter: { ...period, state: 'refunded' } },
  'поиск: имя': { text: 'Алёна Мороз' },
  'поиск: две буквы': { text: 'Ия' },
  'поиск: часть телефона': { text: '916 123' },
  'поиск: часть номера': { text: '45678' },
  'поиск: часть e-mail': { text: 'a1@gmail' },
  'поиск: редкое': { text: 'Аглая Соколенко 79161' },
  'поиск: ничего': { text: 'Эфиопия' },
  'поиск: частое': { text: '+79' },
  'поиск: во многих': { text: 'mail.ru' },
  'поиск: частое и возвраты': { text: 'mail.ru', filter: { state: 'refunded' } },
};

/** Prints how fast the seller's lists answer with 100,000 orders, and what an export of all costs. */
export async function printAdmin(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-admin-'));
  const file = path.join(folder, 'large.sqlite');
  try {
    const { client } = openSqlite(file);
    seedOrders(client, { count: ORDERS, until: new Date() });
    client.close();
    const store = openSqliteStore(file);
    const asked = await timesOf((view) => rowsOf(store.admin.orderRows, view));
    await printExport(store.admin);
    await store.close();
    const served = await overHttp(file);
    const rows = Object.keys(VIEWS).map((name) => [
      name,
      { ...columns('база', asked.get(name)), ...columns('страница', served.get(name)) },
    ]);
    console.table(Object.fromEntries(rows));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rowsOf(
  orderRows: ReturnType<typeof openSqliteStore>['admin']['orderRows'],
  { filter, text, before }: View,
) {
  const read = text ? readSearchText(text) : null;
  const phrases = read?.kind === 'phrases' ? read.phrases : null;
  return orderRows(
    { ...ANY_ORDER, ...filter, phrases },
    { before: before ?? null, limit: 51 },
    new Date(),
  );
}

async function overHttp(file: string) {
  const shop = await startShop(await freePort(), 'http://127.0.0.1:9', {
    DATABASE_URL: `file:${file}`,
  });
  try {
    const cookie = await signedInCookie(shop.url);
    const addresses = new Map<View, string>();
    for (const view of Object.values(VIEWS)) {
      const { text = '', filter = {}, before } = view;
      const { state, source, from, to } = filter;
      const days = { from: dayOf(from), to: dayOf(to, -1) };
      const fields = { text, state: state ?? '', source: source ?? '', ...days };
      const address = await addressOf(shop.url, cookie, fields);
      addresses.set(view, before ? `${address}&before=${before}` : address);
    }
    return await timesOf(async (view) => {
      const answer = await fetch(addresses.get(view) ?? '', { headers: { cookie } });
      if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status}`);
      await answer.text();
    });
  } finally {
    await shop.stop();
  }
}

function dayOf(instant: Date | null | undefined, later = 0): string {
  if (!instant) return '';
  return new Date(instant.getTime() + later * 86_400_000).toISOString().slice(0, 10);
}

async function timesOf(look: (view: View) => Promise<unknown>): Promise<Map<string, number[]>> {
  const all = new Map<string, number[]>();
  for (const [name, view] of Object.entries(VIEWS)) {
    const times: number[] = [];
    await look(view);
    while (times.length < RUNS) {
      const start = performance.now();
      await look(view);
      times.push(performance.now() - start);
    }
    all.set(name, times);
  }
  return all;
}

function columns(what: string, times: readonly number[] = []) {
  const ascending = times.toSorted((a, b) => a - b);
  const quantile = (share: number) => ascending[Math.ceil(share * ascending.length) - 1] ?? 0;
  const p95 = quantile(0.95);
  return {
    [`${what} p50 мс`]: quantile(0.5).toFixed(1),
    [`${what} p95 мс`]: `${p95.toFixed(1)}${p95 > LIMIT_MS ? ` > ${LIMIT_MS}` : ''}`,
  };
}

async function printExport(admin: ReturnType<typeof openSqliteStore>['admin']): Promise<void> {
  const rss = () => process.memoryUsage.rss() / 1e6;
  const before = rss();
  const start = performance.now();
  let bytes = 0;
  let peak = before;
  const any = { state: null, from: null, to: null };
  for await (const part of csvText(ordersExport(admin, any, new Date()))) {
    bytes += Buffer.byteLength(part);
    peak = Math.max(peak, rss());
  }
  console.table({
    [`Выгрузка ${ORDERS} заказов`]: {
      МБ: (bytes / 1e6).toFixed(1),
      с: ((performance.now() - start) / 1000).toFixed(1),
      'RSS до, МБ': before.toFixed(0),
      'RSS самый большой, МБ': peak.toFixed(0),
      'RSS после, МБ': rss().toFixed(0),
    },
  });
}
