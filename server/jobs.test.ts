import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RetriedPaymentEvent } from '../lib/payments/events/retry-pending';
import { startJobs } from './jobs';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const HALF_A_MINUTE = 30_000;
const alone = <T>(_job: string, work: (lost: AbortSignal) => Promise<T>) =>
  work(new AbortController().signal);
const calm = {
  reloadSettings: async () => undefined,
  store: { alone },
  admin: { flushVisits: async () => undefined, forgetPaymentLists: async () => undefined },
  eraseUnpaid: async () => 0,
  forgetOld: async () => undefined,
  emptyLog: async () => null,
  raiseAlerts: async () => ({ raised: [], ended: [] }),
  backUp: async () => undefined,
  deliverSoon: () => undefined,
};

/** The jobs of a shop whose retries are answered by the test; the log is what has been written. */
function jobsOf(retryPending: () => Promise<RetriedPaymentEvent[]>, deliverSoon = () => {}) {
  const log: Record<string, unknown>[] = [];
  const logger = pino({ base: null }, { write: (line) => log.push(JSON.parse(line)) });
  const work = { log: logger, retryPending, deliverSoon, alertStuck: async () => [] };
  return { log, stop: startJobs({ ...calm, ...work, telegram: null }) };
}

it('kept payment events are tried again every half a minute, and what became of them is logged', async () => {
  const retried: RetriedPaymentEvent[] = [
    { kind: 'applied', id: 'n1', order: null },
    { kind: 'failed', id: 'n2', error: new Error('still broken') },
  ];
  const { log, stop } = jobsOf(async () => retried);
  await vi.advanceTimersByTimeAsync(HALF_A_MINUTE);

  const warn = pino.levels.values.warn;
  const error = pino.levels.values.error;
  expect(log).toMatchObject([
    { level: warn, paymentEvent: 'n1' },
    { level: error, paymentEvent: 'n2' },
  ]);
  await vi.advanceTimersByTimeAsync(HALF_A_MINUTE);
  expect(log).toHaveLength(4);
  stop();
});

it('a job that fails is logged as an alarm and runs again', async () => {
  const { log, stop } = jobsOf(() => Promise.reject(new Error('the database is gone')));
  await vi.advanceTimersByTimeAsync(2 * HALF_A_MINUTE);

  expect(log.map(({ level }) => level)).toEqual([
    pino.levels.values.error,
    pino.levels.values.error,
  ]);
  stop();
});

it('a job that still runs is not started a second time', async () => {
  const started: PromiseWithResolvers<RetriedPaymentEvent[]>[] = [];
  const { stop } = jobsOf(() => {
    const run = Promise.withResolvers<RetriedPaymentEvent[]>();
    started.push(run);
    return run.promise;
  });
  await vi.advanceTimersByTimeAsync(3 * HALF_A_MINUTE);
  expect(started).toHaveLength(1);

  started[0]?.resolve([]);
  await vi.advanceTimersByTimeAsync(HALF_A_MINUTE);
  expect(started).toHaveLength(2);
  stop();
});

it('nothing runs after the jobs have been stopped', async () => {
  let runs = 0;
  const { stop } = jobsOf(async () => {
    runs += 1;
    return [];
  });
  stop();
  await vi.advanceTimersByTimeAsync(3 * HALF_A_MINUTE);

  expect(runs).toBe(0);
});

it('a log of the database that another process holds is reported once, and once when it is empty', async () => {
  const log: Record<string, unknown>[] = [];
  const nothing = async () => [];
  const held = [null, new Date(0), new Date(0), null, null];
  const stop = startJobs({
    log: pino({ base: null }, { write: (line) => log.push(JSON.parse(line)) }),
    ...calm,
    retryPending: nothing,
    alertStuck: nothing,
    telegram: null,
    emptyLog: async () => held.shift() ?? null,
  });
  await vi.advanceTimersByTimeAsync(2 * HALF_A_MINUTE);

  expect(log.map(({ msg }) => msg)).toEqual([
    'another process reads the database, so what was erased may still be in its write-ahead log',
    'what was erased is gone from the log of the database too',
  ]);
  stop();
});

it('orders kept long enough are erased every minute, told by their number alone; old things every hour', async () => {
  const log: Record<string, unknown>[] = [];
  const erasures = [2, 0];
  let forgotten = 0;
  let rounds = 0;
  const nothing = async () => [];
  const stop = startJobs({
    log: pino({ base: null }, { write: (line) => log.push(JSON.parse(line)) }),
    ...calm,
    retryPending: nothing,
    alertStuck: nothing,
    telegram: null,
    eraseUnpaid: async () => {
      rounds += 1;
      return erasures.shift() ?? 0;
    },
    forgetOld: async () => {
      forgotten += 1;
    },
  });
  await vi.advanceTimersByTimeAsync(120 * HALF_A_MINUTE);

  expect(log.map(({ time: _, level: __, ...told }) => told)).toEqual([
    { erased: 2, msg: 'personal data of unpaid orders are erased' },
  ]);
  expect([rounds, forgotten]).toEqual([60, 1]);
  stop();
});

it('queued messages are looked for every five seconds', async () => {
  let rounds = 0;
  const { stop } = jobsOf(
    async () => [],
    () => {
      rounds += 1;
    },
  );
  await vi.advanceTimersByTimeAsync(15_000);

  expect(rounds).toBe(3);
  stop();
});

it('a bot that Telegram does not know yet introduces itself until it does; the log says it once', async () => {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line) => lines.push(line) });
  let attempts = 0;
  const introduce = async () => {
    attempts += 1;
    if (attempts < 4) throw new Error('no answer');
  };
  const nothing = async () => [];
  const work = {
    log,
    retryPending: nothing,
    alertStuck: nothing,
    ...calm,
  };
  const stop = startJobs({
    ...work,
    telegram: { introduce, handleUpdates: async () => undefined },
  });
  await vi.advanceTimersByTimeAsync(HALF_A_MINUTE);

  expect(attempts).toBeGreaterThan(4);
  expect(lines).toHaveLength(1);
  stop();
});

it('what another instance is at is left to it; what is this one’s own is done all the same', async () => {
  const ran: string[] = [];
  const job = (name: string) => async () => void ran.push(name);
  const asked: string[] = [];
  const stop = startJobs({
    ...calm,
    log: pino({ base: null }, { write: () => undefined }),
    store: {
      alone: async (name) => {
        asked.push(name);
        return null;
      },
    },
    retryPending: async () => {
      ran.push('retry');
      return [];
    },
    alertStuck: async () => [],
    backUp: job('backup'),
    forgetOld: job('old'),
    deliverSoon: () => void ran.push('deliver'),
    telegram: null,
  });
  await vi.advanceTimersByTimeAsync(120 * HALF_A_MINUTE);

  expect(new Set(ran)).toEqual(new Set(['deliver']));
  expect(new Set(asked).size).toBe(7);
  stop();
});
