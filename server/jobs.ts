import type { Logger } from 'pino';
import type { ChangedAlerts } from '@/lib/admin/set-alerts';
import { reasonOf } from '../lib/describe-error';
import type { Order } from '../lib/orders/order';
import type { RetriedPaymentEvent } from '../lib/payments/events/retry-pending';
import type { Instances } from '../lib/store/instances';

type Work = {
  log: Logger;
  store: Pick<Instances, 'alone'>;
  retryPending(): Promise<RetriedPaymentEvent[]>;
  deliverSoon(): void;
  alertStuck(): Promise<Order[]>;
  admin: { flushVisits(): Promise<void>; forgetPaymentLists(): Promise<void> };
  reloadSettings(): Promise<void>;
  eraseUnpaid(): Promise<number>;
  forgetOld(): Promise<void>;
  emptyLog(): Promise<Date | null>;
  raiseAlerts(): Promise<ChangedAlerts>;
  backUp(): Promise<void>;
  telegram: { handleUpdates(): Promise<void>; introduce(): Promise<void> } | null;
};

const SECOND = 1_000;

export const ERASED_HELD =
  'another process reads the database, so what was erased may still be in its write-ahead log';

/** Everything that runs by itself, and how often. Returns the function that stops it all. */
export function startJobs(work: Work): () => void {
  const { log, telegram } = work;
  const stops = [
    ...jobsOfTheShop(work),
    every(5 * SECOND, log, () => work.admin.flushVisits()),
    every(15 * SECOND, log, () => work.reloadSettings()),
    // Not waited for: a message that hangs must not keep what falls due meanwhile.
    every(5 * SECOND, log, async () => work.deliverSoon()),
    every(10 * SECOND, log, logEmptying(work)),
  ];
  if (telegram) {
    stops.push(every(5 * SECOND, log, async () => void telegram.handleUpdates()));
    const introduce = introduction(log, telegram);
    void introduce();
    stops.push(every(5 * SECOND, log, introduce));
  }
  return () => {
    for (const stop of stops) stop();
  };
}

/** What one of its instances does for the whole shop, while the others do not. */
function jobsOfTheShop(work: Work): (() => void)[] {
  const { log, store } = work;
  const job = (name: string, seconds: number, run: () => Promise<void>) =>
    every(seconds * SECOND, log, async () => void (await store.alone(name, run)));
  return [
    job('pending payment events', 30, () => retryPendingPaymentEvents(work)),
    job('stuck orders', 60, () => alertOfStuckOrders(work)),
    job('backup', 15, () => work.backUp()),
    job('alerts', 15, () => tellAlerts(work)),
    job('payment lists', 600, () => work.admin.forgetPaymentLists()),
    job('retention', 60, () => eraseOutlived(work)),
    job('old records', 3_600, () => work.forgetOld()),
  ];
}

async function retryPendingPaymentEvents({ log, retryPending }: Work): Promise<void> {
  for (const retried of await retryPending()) {
    if (retried.kind === 'failed') {
      log.error(
        { paymentEvent: retried.id, err: retried.error },
        'a kept payment event still cannot be applied',
      );
    } else log.warn({ paymentEvent: retried.id }, 'a kept payment event is applied at last');
  }
}

async function alertOfStuckOrders({ log, alertStuck }: Work): Promise<void> {
  for (const { number } of await alertStuck()) {
    log.warn({ order: number }, 'a buyer has come back from paying, and no payment event has come');
  }
}

async function eraseOutlived({ log, eraseUnpaid }: Work): Promise<void> {
  const erased = await eraseUnpaid();
  if (erased > 0) log.info({ erased }, 'personal data of unpaid orders are erased');
}

/** A log that another process holds is reported once, and once when it is empty at last. */
function logEmptying({ log, emptyLog }: Work) {
  let wasHeld = false;
  return async () => {
    const isHeld = (await emptyLog()) !== null;
    if (isHeld && !wasHeld) log.warn(ERASED_HELD);
    if (!isHeld && wasHeld) log.info('what was erased is gone from the log of the database too');
    wasHeld = isHeld;
  };
}

async function tellAlerts({ log, raiseAlerts }: Work): Promise<void> {
  const { raised, ended } = await raiseAlerts();
  for (const cause of raised) log.error({ cause }, 'the seller is alerted');
  for (const cause of ended) log.info({ cause }, 'what the seller was alerted of is over');
}

/** A shop sells without its bot, so it is tried again and again, and told only when it is news. */
function introduction(log: Logger, telegram: NonNullable<Work['telegram']>) {
  let told = '';
  return async () => {
    const reason = await telegram.introduce().then(
      () => '',
      (error: unknown) => reasonOf(error),
    );
    if (reason && reason !== told) log.warn({ reason }, 'Telegram does not answer the bot');
    told = reason;
  };
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
