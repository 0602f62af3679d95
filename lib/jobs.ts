import type { Logger } from 'pino';
import type { Order } from './orders/order';
import type { RetriedNotice } from './payments/retry-pending';

type Work = {
  log: Logger;
  retryPending(): Promise<RetriedNotice[]>;
  deliverDue(): Promise<void>;
  alertStuck(): Promise<Order[]>;
  telegram: { handleUpdates(): Promise<void>; introduce(): Promise<void> } | null;
};

const SECOND = 1_000;

/** Everything that runs by itself, and how often. Answers the function that stops it all. */
export function startJobs(work: Work): () => void {
  const { log, telegram } = work;
  const stops = [
    every(30 * SECOND, log, () => retryPendingNotices(work)),
    every(60 * SECOND, log, () => alertOfStuckOrders(work)),
    every(5 * SECOND, log, () => work.deliverDue()),
  ];
  if (telegram) {
    stops.push(every(5 * SECOND, log, () => telegram.handleUpdates()));
    stops.push(atOnceAndEvery(30 * SECOND, log, () => introduceTheBot(log, telegram)));
  }
  return () => {
    for (const stop of stops) stop();
  };
}

async function retryPendingNotices({ log, retryPending }: Work): Promise<void> {
  for (const retried of await retryPending()) {
    if (retried.kind === 'failed') {
      log.error({ notice: retried.id, err: retried.error }, 'a kept notice still does not settle');
    } else log.warn({ notice: retried.id }, 'a kept notice has settled at last');
  }
}

async function alertOfStuckOrders({ log, alertStuck }: Work): Promise<void> {
  for (const { number } of await alertStuck()) {
    log.warn({ order: number }, 'a buyer has come back from paying, and no notice has come');
  }
}

/** A shop sells without its bot, so this is only told, and tried again. */
async function introduceTheBot(log: Logger, telegram: NonNullable<Work['telegram']>) {
  await telegram.introduce().catch((err: unknown) => {
    log.warn({ err: withoutAddress(err) }, 'Telegram does not answer the bot');
  });
}

/** Errors of a vendor's client may hold what was sent; their message says enough. */
function withoutAddress(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function atOnceAndEvery(intervalMs: number, log: Logger, job: () => Promise<void>): () => void {
  void job();
  return every(intervalMs, log, job);
}

function every(intervalMs: number, log: Logger, job: () => Promise<void>): () => void {
  let running = false;
  const timer = setInterval(async () => {
    if (running) return;
    running = true;
    await job().catch((error: unknown) => log.error({ err: error }, 'a job failed'));
    running = false;
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}
