import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Prodamus } from '@/e2e/world/prodamus';
import type { Shop } from '@/e2e/world/shop';
import { startWorld } from '@/e2e/world/world';
import { queuedIn } from '../crash/kept';
import { buy, type Measured } from './buy';

const METRICS_TOKEN = 'a-token-of-the-soak';
const STANDSTILL_MS = 120_000;
/** How often the memory is looked at; between collections of garbage it goes up and down. */
const MEMORY_MS = 5_000;

export type SoakWorld = { shop: Shop; prodamus: Prodamus };

type Name = keyof Measured;
/** What a minute was like: purchases that ended in it, in microseconds, and memory in bytes. */
export type Minute = {
  bought: number;
  failed: number;
  histograms: Record<Name, RecordableHistogram>;
  memory: number[];
};

/** What came out of it all; `unpaid`, `unread` and `messages` are orders and messages left behind. */
export type Outcome = {
  minutes: Minute[];
  all: Record<Name, RecordableHistogram>;
  problems: string[];
  kept: Record<'orders' | 'unpaid' | 'unread' | 'unmatched', number> & { messages: number };
};

/** Starts the built shop and the emulator; so many buyers will come in a second. */
export async function startSoak(rate: number) {
  const { shop, prodamus, stop } = await startWorld({ settings: { METRICS_TOKEN } });
  const minutes: Minute[] = [];
  const all = histograms();
  const problems: string[] = [];
  const inFlight = new Set<Promise<void>>();
  let index = 0;

  const come = () => {
    const buyer = buy({ shop, prodamus }, index++).then(
      (measured) => note(minutes.at(-1), all, measured),
      (error: Error) => {
        problems.push(error.message);
        const minute = minutes.at(-1);
        if (minute) minute.failed += 1;
      },
    );
    const one = buyer.finally(() => inFlight.delete(one));
    inFlight.add(one);
  };

  return {
    /** Lets buyers come for a minute, at their time and not when the shop has time for them. */
    minute: async (): Promise<Minute> => {
      const minute: Minute = { bought: 0, failed: 0, histograms: histograms(), memory: [] };
      minutes.push(minute);
      const startedAt = performance.now();
      let looked = 0;
      for (let turn = 0; turn < rate * 60; turn += 1) {
        const due = startedAt + (turn * 1_000) / rate;
        if (due > performance.now()) await sleep(due - performance.now());
        come();
        if (performance.now() - startedAt < looked * MEMORY_MS) continue;
        looked += 1;
        minute.memory.push(await memoryOf(shop.url));
      }
      return minute;
    },
    /** Waits for the last buyers and the last message, and reads what the database holds. */
    finish: async (): Promise<Outcome> => {
      await Promise.all(inFlight);
      const until = Date.now() + STANDSTILL_MS;
      while (queuedIn(shop.databaseFile) > 0 && Date.now() < until) await sleep(500);
      return { minutes, all, problems, kept: keptIn(shop.databaseFile) };
    },
    end: async () => {
      await stop();
    },
  };
}

function histograms(): Record<Name, RecordableHistogram> {
  return {
    orderMs: createHistogram(),
    paymentEventMs: createHistogram(),
    statusMs: createHistogram(),
  };
}

function note(minute: Minute | undefined, all: Minute['histograms'], measured: Measured): void {
  if (minute) minute.bought += 1;
  for (const name of ['orderMs', 'paymentEventMs', 'statusMs'] as const) {
    const microseconds = Math.max(1, Math.round(measured[name] * 1_000));
    minute?.histograms[name].record(microseconds);
    all[name].record(microseconds);
  }
}

async function memoryOf(shopUrl: string): Promise<number> {
  const headers = { Authorization: `Bearer ${METRICS_TOKEN}` };
  const text = await (await fetch(`${shopUrl}/api/metrics`, { headers })).text();
  const bytes = /^process_resident_memory_bytes (\d+)/m.exec(text)?.[1];
  if (!bytes) throw new Error('the metrics do not tell the memory');
  return Number(bytes);
}

function keptIn(file: string): Outcome['kept'] {
  const client = new Database(file, { readonly: true });
  const count = (sql: string) => client.prepare(`select count(*) from ${sql}`).pluck().get();
  const counted = {
    orders: count('orders'),
    unpaid: count('orders where paid_at is null'),
    unread: count('orders where id not in (select order_id from readings)'),
    unmatched: count("payment_notices where outcome <> 'paid'"),
  } as Record<'orders' | 'unpaid' | 'unread' | 'unmatched', number>;
  client.close();
  return { ...counted, messages: queuedIn(file) };
}
