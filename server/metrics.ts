import {
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type MetricConfiguration,
  Registry,
} from 'prom-client';
import type { Store } from '@/lib/store/store';
import type { Clock } from '../lib/clock';
import type { LinkFailure } from '../lib/payments/links/gateway';
import { stuckBefore } from '../lib/payments/links/returns';
import { databaseMetrics } from './database-metrics';
import type { AnsweredRequest } from './http/observe-requests';

/** What a machine may watch: numbers by closed sets of words, of nobody in particular. */
export type Metrics = {
  contentType: string;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
  noteAnswered(request: AnsweredRequest): void;
  noteLinkFailure(failure: LinkFailure): void;
  noteUpdateDropped(): void;
  /** Counts a request, or a connection, that was refused before any handler; or one in crumbs. */
  noteRefused(refusal: Refusal | 'connection' | 'crumbs'): void;
};

/** Why a request is refused before any handler or page sees it. */
export type Refusal =
  | 'path'
  | 'endpoint'
  | 'page_rate'
  | 'form_origin'
  | 'form_type'
  | 'form_size'
  | 'form_rate';

type Ports = { store: Store; clock: Clock };

const MAX_STUCK = 1_000;

/**
 * The numbers of the process are counted here; those of the shop are read from the database when
 * they are asked for, so that a restart loses none.
 */
export function createMetrics({ store, clock }: Ports): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answered = new Histogram({
    name: 'chakra_http_request_seconds',
    help: 'Answered requests of the API by route; the webhook of Prodamus among them',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 12],
    registers,
  });
  const linkFailures = new Counter({
    name: 'chakra_link_failures_total',
    help: 'Payment links that were not made, by reason, since the start',
    labelNames: ['failure'] as const,
    registers,
  });
  const updatesDropped = new Counter({
    name: 'chakra_bot_updates_dropped_total',
    help: 'Messages to the bot beyond the limit of their chat, since the start',
    registers,
  });
  const refused = new Counter({
    name: 'chakra_refused_total',
    help: 'Requests and connections that were refused before any handler, by reason, since the start',
    labelNames: ['reason'] as const,
    registers,
  });
  const ofShop = shopGauges(registers);
  databaseMetrics(registers, store);
  return {
    contentType: registry.contentType,
    text: async () => {
      await ofShop(store, clock());
      return await registry.metrics();
    },
    noteAnswered: ({ method, route, status, ms, isComplete }) =>
      answered.observe({ method, route, status: isComplete ? status : 'left' }, ms / 1000),
    noteLinkFailure: (failure) => linkFailures.inc({ failure }),
    noteUpdateDropped: () => updatesDropped.inc(),
    noteRefused: (reason) => refused.inc({ reason }),
  };
}

/** Makes the gauges of the shop; returns what fills them. */
function shopGauges(registers: Registry[]) {
  const gauge = <Label extends string = never>(
    name: string,
    help: string,
    ...labelNames: Label[]
  ) => {
    const about: MetricConfiguration<Label> = { name: `chakra_${name}`, help, labelNames };
    return new Gauge<Label>({ ...about, registers });
  };
  const orders = gauge('orders', 'Orders there are: all placed, those paid, refunded', 'kind');
  const paymentEvents = gauge(
    'notices',
    'Verified payment events by what became of them',
    'outcome',
  );
  const rejected = gauge('notices_rejected', 'Deliveries to the webhook that were refused');
  const due = gauge('outbox_due', 'Messages that are due');
  const oldest = gauge('outbox_oldest_due_seconds', 'For how long the oldest of them has been due');
  const held = gauge('outbox_held', 'Messages of a restored database that wait for the seller');
  const unmatched = gauge('odd_money', 'Money that did not fit and waits for the seller');
  const stuck = gauge('stuck_orders', 'Buyers back from paying of whom no payment event has come');
  const bytes = gauge('database_bytes', 'Size of the database file');
  const backup = gauge('backup_age_seconds', 'Age of the last proven copy; -1 when there is none');
  const failed = gauge('backup_failed', '1 when the last attempt to copy the database failed');
  const erasedHeld = gauge(
    'erased_held_seconds',
    'For how long another process may have kept something erased in the files of the database; 0 = not',
  );
  return async (store: Store, now: Date): Promise<void> => {
    const { admin } = store;
    const figures = await admin.figures(now);
    const age = (since: Date) => (now.getTime() - since.getTime()) / 1000;
    for (const [kind, count] of Object.entries(figures.orders)) orders.set({ kind }, count);
    paymentEvents.reset();
    for (const { outcome, count } of figures.paymentEvents) paymentEvents.set({ outcome }, count);
    rejected.set(figures.rejectedPaymentEvents);
    due.set(figures.outbox.due);
    oldest.set(figures.outbox.oldestDueAt ? age(figures.outbox.oldestDueAt) : 0);
    held.set(figures.outbox.held);
    unmatched.set((await admin.needsAttentionCounts(now)).unmatched);
    const before = stuckBefore(now);
    stuck.set((await admin.stuckOrders(before, MAX_STUCK)).length);
    bytes.set(figures.databaseBytes);
    const { last, proven } = await admin.backupState();
    backup.set(proven ? age(proven.startedAt) : -1);
    const heldSince = store.erasedHeldSince();
    erasedHeld.set(heldSince ? age(heldSince) : 0);
    failed.set(last?.failure ? 1 : 0);
  };
}
