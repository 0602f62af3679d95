import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { openSqliteStore } from '@/db/sqlite/store';
import type { OrderFile, Store } from '@/db/store';
import { appDelivery } from './app-delivery';
import { type AppIdentity, appIdentity } from './app-identity';
import { type AppTelegram, appTelegram } from './app-telegram';
import { type Clock, systemClock } from './clock';
import type { Config } from './config';
import type { Document, DocumentKind } from './documents/document';
import { documentOf } from './documents/document-of';
import { DocumentWorker } from './documents/document-worker';
import { startJobs } from './jobs';
import { createLog } from './log';
import { type Channels, owedWhenPlaced } from './notifications/notification';
import { type FindOrderOutcome, type FindRequest, findOrder } from './orders/find-order';
import type { Order } from './orders/order';
import { OrderEvents } from './orders/order-events';
import type { OrderRequest } from './orders/order-request';
import { type PlaceOrderOutcome, placeOrder, type Terms } from './orders/place-order';
import { type SharedReading, shareReading } from './orders/share-reading';
import { alertStuck } from './payments/alert-stuck';
import { type OpenPaymentOutcome, openPayment } from './payments/open-payment';
import { type IncomingNotice, type ReceivedNotice, receiveNotice } from './payments/receive-notice';
import { type RetriedNotice, retryPending } from './payments/retry-pending';
import { prodamusGateway } from './prodamus/gateway';
import { signingKeys } from './prodamus/keys';
import { readReturn } from './prodamus/return';
import { purposeKey } from './purpose-key';
import type { AppLinks } from './telegram/links';
import { EventStreams } from './web/event-streams';
import { RateLimit } from './web/rate-limit';

/** Everything the product can do, put together once: the only file that knows everybody. */
export type App = {
  config: Config;
  log: Logger;
  clock: Clock;
  store: Store;
  orderEvents: OrderEvents;
  eventStreams: EventStreams;
  orderLimit: RateLimit;
  findLimit: RateLimit;
  prodamusKeys: ReturnType<typeof signingKeys>;
  idempotencyKey: Buffer;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  shareUrl(token: string): string;
  placeOrder(
    request: OrderRequest,
    terms: Pick<Terms, 'channel' | 'idempotency' | 'telegramUserId'>,
  ): Promise<PlaceOrderOutcome>;
  findOrder(request: FindRequest): Promise<FindOrderOutcome>;
  documentOf(file: OrderFile, kind: DocumentKind): Promise<Document | null>;
  shareReading(file: OrderFile, withTable: boolean): Promise<SharedReading>;
  openPayment(file: OrderFile): Promise<OpenPaymentOutcome>;
  receiveNotice(incoming: IncomingNotice): Promise<ReceivedNotice>;
  retryPending(): Promise<RetriedNotice[]>;
  /** Keeps that a buyer came back, when the address bar proves it: a hint, never a payment. */
  noteReturn(order: Order, query: Record<string, string | string[] | undefined>): Promise<void>;
  alertStuck(): Promise<Order[]>;
  /** Deliver the messages that are due, each its own kinds; a round that runs is waited for. */
  rounds: (() => Promise<void>)[];
  /** The bot; null where there is none. */
  telegram: AppTelegram | null;
  /** The way back into Telegram for the buyer of an order from there. */
  linksToTelegram(order: Order): AppLinks | null;
  /** Begins nothing more and waits for the messages under way; requests are still answered. */
  finish(): Promise<void>;
  close(): Promise<void>;
} & AppIdentity;

const APP = Symbol.for('chakra-checkout.app');

/** Builds the application and keeps it for the whole process. Call once, before anything else. */
export function startApp(config: Config): App {
  const app = createApp(config);
  (globalThis as { [APP]?: App })[APP] = app;
  return app;
}

/**
 * The application of this process. It is kept on `globalThis`, because the bundles of the pages
 * and the server's own modules are separate copies of the code: one process must have one app.
 */
export function getApp(): App {
  const app = (globalThis as { [APP]?: App })[APP];
  if (!app) throw new Error('the application has not been started in this process');
  return app;
}

function createApp(config: Config): App {
  const [log, clock] = [createLog(config.logLevel), systemClock];
  const store = openSqliteStore(config.databaseFile);
  // This process alone works on the outbox: whoever had a lease before is gone.
  void store.endLeases(clock()).catch((err) => log.error({ err }, 'old leases are not ended'));
  const orderEvents = new OrderEvents();
  const eventStreams = new EventStreams();
  const { linkTtlMs, price, telegram: botConfig } = config;
  const orderUrl = (token: string) => `${config.publicUrl}/order/${token}`;
  const readingUrl = (token: string) => `${config.publicUrl}/reading/${token}`;
  const channels = channelsOf(config);
  let isStopping = false;
  const maker = new DocumentWorker();
  const site = new URL(config.publicUrl).host;
  const documentPorts = { store, clock, maker, site, underWay: new Map() };
  const gateway = gatewayOf(config);
  const paymentPorts = { store, gateway, clock, linkTtlMs, orderUrl, linksUnderWay: new Map() };
  const prodamusKeys = signingKeys(config.prodamus.secretKey, config.prodamus.serviceKey);
  const openLink = async (file: OrderFile) => {
    const opened = await openPayment(paymentPorts, file);
    if (opened.kind === 'no_link') {
      const { failure, answerLength } = opened;
      log.warn({ order: file.order.number, failure, answerLength }, 'no payment link was made');
    }
    return opened;
  };
  const shared = {
    ...{ store, clock, log, channels, orderUrl, readingUrl, isStopping: () => isStopping },
    readingPdf: async (file: OrderFile) =>
      (await documentOf(documentPorts, file, 'reading_pdf'))?.bytes ?? null,
    payUrl: async (file: OrderFile) => {
      if (botConfig && botConfig.noSaleOn.length > 0) return null;
      const opened = await openLink(file);
      return opened.kind === 'open' ? opened.url : null;
    },
  };
  const telegram = botConfig && appTelegram(config, botConfig, shared);
  const rounds = appDelivery(config, telegram?.bot ?? null, shared);
  const deliverSoon = () => {
    for (const round of rounds) {
      void round().catch((err) => log.error({ err }, 'messages are not delivered'));
    }
  };
  const app: Omit<App, 'finish' | 'close'> = {
    ...{ config, log, clock, store, orderEvents, eventStreams, prodamusKeys, telegram },
    ...{ orderUrl, readingUrl, rounds },
    ...appIdentity(botConfig?.token ?? null, shared),
    orderLimit: new RateLimit(config.ordersPerMinute),
    findLimit: new RateLimit(config.findsPerMinute),
    idempotencyKey: purposeKey(config.appSecret, 'idempotency'),
    shareUrl: (token) => `${config.publicUrl}/share/${token}`,
    placeOrder: async (request, terms) => {
      const owed = (order: Order) => owedWhenPlaced(order, channels);
      const ports = { store, clock, newId: uuidv7, linkTtlMs };
      const placed = await placeOrder(ports, request, { ...terms, price, owed });
      deliverSoon();
      return placed;
    },
    findOrder: (request) => findOrder({ store, clock }, request),
    documentOf: (file, kind) => documentOf(documentPorts, file, kind),
    shareReading: (file, withTable) => shareReading({ store, clock }, file, withTable),
    openPayment: openLink,
    receiveNotice: async (incoming) => {
      const received = await receiveNotice({ store, clock, channels }, incoming);
      if (received.kind === 'settled' && received.order) orderEvents.changed(received.order.id);
      deliverSoon();
      return received;
    },
    retryPending: async () => {
      const retried = await retryPending({ store, clock, channels });
      for (const one of retried) {
        if (one.kind === 'settled' && one.order) orderEvents.changed(one.order.id);
      }
      return retried;
    },
    noteReturn: async (order, query) => {
      if (readReturn(query, prodamusKeys)?.orderNumber !== order.number) return;
      // The buyer must see the page even when a hint cannot be kept.
      await store
        .noteReturn(order, clock())
        .catch((err) => log.error({ err }, 'a return is not kept'));
    },
    alertStuck: () => alertStuck({ store, clock, channels }),
    linksToTelegram: (order) => telegram?.linksTo(order) ?? null,
  };
  const stopJobs = startJobs(app);
  const stopPolling = telegram?.startPolling();
  const finish = async () => {
    isStopping = true;
    stopJobs();
    stopPolling?.();
    eventStreams.close();
    await Promise.allSettled([...rounds.map((round) => round()), telegram?.handleUpdates()]);
  };
  const close = async () => {
    await finish();
    await maker.close();
    await store.close();
  };
  return { ...app, finish, close };
}

function channelsOf({ mail, telegram }: Config): Channels {
  return { mail: mail !== null, chat: telegram !== null, sellers: telegram?.sellerIds ?? [] };
}

function gatewayOf(config: Config) {
  const { url, sys, signLinks, secretKey } = config.prodamus;
  return prodamusGateway(url, {
    productName: 'Карта чакр по дате рождения',
    webhookUrl: `${config.publicUrl}/api/prodamus/webhook`,
    sys,
    signingKey: signLinks ? secretKey : null,
  });
}
