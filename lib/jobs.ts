import type { Logger } from 'pino';
import type { RetriedNotice } from './payments/retry-pending';

type Work = {
  log: Logger;
  retryPending(): Promise<RetriedNotice[]>;
  deliverDue(): Promise<void>;
};

const SECOND = 1_000;

/** Everything that runs by itself, and how often. Answers the function that stops it all. */
export function startJobs(work: Work): () => void {
  const { log } = work;
  const stops = [
    every(30 * SECOND, log, () => retryPendingNotices(work)),
    every(5 * SECOND, log, () => work.deliverDue()),
  ];
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
