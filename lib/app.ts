import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { openSqliteStore } from '@/db/sqlite/store';
import type { OrderFile, Store } from '@/db/store';
import { type Clock, systemClock } from './clock';
import type { Config } from './config';
import { mailRounds } from './delivery/mail-rounds';
import type { Document, DocumentKind } from './documents/document';
import { documentOf } from './documents/document-of';
import { DocumentWorker } from './documents/document-worker';
import { startJobs } from './jobs';
import { createLog } from './log';
import { smtpMailer } from './mail/smtp-mailer';
import { type Channels, owedWhenPlaced } from './notifications/notification';
import { type FindOrderOutcome, type FindRequest, findOrder } from './orders/find-order';
import type { Order } from './orders/order';
import { OrderEvents } from './orders/order-events';
import type { OrderRequest } from './orders/order-request';
import { type PlaceOrderOutcome, placeOrder, type Terms } from './orders/place-order';
import { type SharedReading, shareReading } from './orders/share-reading';
import { type OpenPaymentOutcome, openPayment } from './payments/open-payment';
import { type IncomingNotice, type ReceivedNotice, receiveNotice } from './payments/receive-notice';
import { type RetriedNotice, retryPending } from './payments/retry-pending';
import { prodamusGateway } from './prodamus/gateway';
import { signingKeys } from './prodamus/keys';
import { purposeKey } from './purpose-key';
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
    terms: Pick<Terms, 'channel' | 'idempotency'>,
  ): Promise<PlaceOrderOutcome>;
  findOrder(request: FindRequest): Promise<FindOrderOutcome>;
  documentOf(file: OrderFile, kind: DocumentKind): Promise<Document | null>;
  shareReading(file: OrderFile, withTable: boolean): Promise<SharedReading>;
  openPayment(file: OrderFile): Promise<OpenPaymentOutcome>;
  receiveNotice(incoming: IncomingNotice): Promise<ReceivedNotice>;
  retryPending(): Promise<RetriedNotice[]>;
  /** Delivers the messages that are due; a round that runs already is waited for. */
  deliverDue(): Promise<void>;
  close(): Promise<void>;
};

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
  const orderEvents = new OrderEvents();
  const eventStreams = new EventStreams();
  const orderUrl = (token: string) => `${config.publicUrl}/order/${token}`;
  const gateway = gatewayOf(config);
  const { linkTtlMs, price } = config;
  const maker = new DocumentWorker();
  const site = new URL(config.publicUrl).host;
  const documentsUnderWay = new Map<string, Promise<Document | null>>();
  const linksUnderWay = new Map<string, Promise<OpenPaymentOutcome>>();
  const mailer = config.mail && smtpMailer(config.mail.url, config.mail.from);
  const channels: Channels = { mail: mailer !== null };
  const readingUrl = (token: string) => `${config.publicUrl}/reading/${token}`;
  const documentPorts = { store, clock, maker, site, underWay: documentsUnderWay };
  const readingPdf = async (file: OrderFile) =>
    (await documentOf(documentPorts, file, 'reading_pdf'))?.bytes ?? null;
  const { seller } = config;
  const letters = { store, clock, log, seller, site, orderUrl, readingUrl, readingPdf };
  const deliverDue = mailer ? mailRounds({ ...letters, mailer }) : async () => undefined;
  const deliverSoon = () =>
    void deliverDue().catch((err) => log.error({ err }, 'messages are not delivered'));
  const app: Omit<App, 'close'> = {
    config,
    log,
    clock,
    store,
    orderEvents,
    eventStreams,
    orderLimit: new RateLimit(config.ordersPerMinute),
    findLimit: new RateLimit(config.findsPerMinute),
    prodamusKeys: signingKeys(config.prodamus.secretKey, config.prodamus.serviceKey),
    idempotencyKey: purposeKey(config.appSecret, 'idempotency'),
    orderUrl,
    readingUrl,
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
    openPayment: async (file) => {
      const ports = { store, gateway, clock, linkTtlMs, orderUrl, linksUnderWay };
      const opened = await openPayment(ports, file);
      if (opened.kind === 'no_link') {
        const { failure, answerLength } = opened;
        log.warn({ order: file.order.number, failure, answerLength }, 'no payment link was made');
      }
      return opened;
    },
    receiveNotice: async (incoming) => {
      const received = await receiveNotice({ store, clock, channels }, incoming);
      if (received.kind === 'settled' && received.order) orderEvents.changed(received.order.id);
      deliverSoon();
      return received;
    },
    deliverDue,
    retryPending: async () => {
      const retried = await retryPending({ store, clock, channels });
      for (const one of retried) {
        if (one.kind === 'settled' && one.order) orderEvents.changed(one.order.id);
      }
      return retried;
    },
  };
  const stopJobs = startJobs(app);
  const close = async () => {
    stopJobs();
    eventStreams.close();
    await maker.close();
    await store.close();
  };
  return { ...app, close };
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
