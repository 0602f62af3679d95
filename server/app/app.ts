import type { Logger } from 'pino';
import { openStore } from '@/db/open-store';
import { forgetOld } from '@/lib/admin/forget-old';
import { raiseAlerts } from '@/lib/admin/raise-alerts';
import type { ChangedAlerts } from '@/lib/admin/set-alerts';
import { credentialsOf } from '@/lib/admin/sign-in/credentials';
import { forgetRevoked } from '@/lib/admin/sign-in/forget-revoked';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { type CheckoutOutcome, type CheckoutTerms, checkout } from '@/lib/checkout/checkout';
import {
  type CorrectedOwnContacts,
  correctOwnContacts,
  type OwnCorrection,
} from '@/lib/checkout/correct-own-contacts';
import { type GivenConsent, giveConsent, type OwnConsent } from '@/lib/checkout/give-consent';
import { type Clock, systemClock } from '@/lib/clock';
import type { Document, DocumentKind } from '@/lib/documents/document';
import { documentOf } from '@/lib/documents/document-of';
import { DocumentWorker } from '@/lib/documents/document-worker';
import { endLeases } from '@/lib/messages/lease-message';
import { type EraseOrderOutcome, eraseOrder } from '@/lib/orders/erasure/erase-order';
import { eraseUnpaid } from '@/lib/orders/erasure/erase-unpaid';
import { type FindOrderOutcome, type FindRequest, findOrder } from '@/lib/orders/find/find-order';
import type { Order } from '@/lib/orders/order';
import { OrderEvents } from '@/lib/orders/order-events';
import type { OrderRequest } from '@/lib/orders/order-request';
import { revokeShare, type SharedReading, shareReading } from '@/lib/orders/share-reading';
import { linkTtlOf } from '@/lib/orders/shop/shop-settings';
import type { Channels } from '@/lib/outbox/outbox-message';
import { type Reach, reachOf } from '@/lib/outbox/reach';
import { UnpaidLimits } from '@/lib/outbox/unpaid-limits';
import { OwnError } from '@/lib/own-error';
import { purposeKey } from '@/lib/secrets';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import type { AppLinks } from '@/lib/telegram/links';
import type { Config } from '../config/config';
import { CountedLog } from '../counted-log';
import { EventStreams } from '../http/event-streams';
import { type RateLimits, rateLimits } from '../http/rate-limit';
import { ERASED_HELD, startJobs } from '../jobs';
import { createLog } from '../log';
import type { ErrorLogs } from '../log-page-error';
import { createMetrics, type Metrics } from '../metrics';
import { type AppAdmin, appAdmin } from './app-admin';
import { appBackups } from './app-backups';
import { appDelivery } from './app-delivery';
import { type AppIdentity, appIdentity } from './app-identity';
import { type AppOrderActions, appOrderActions } from './app-order-actions';
import { appOrderSeal } from './app-order-seal';
import { type AppPayments, appPayments } from './app-payments';
import { type AppSettings, appSettings } from './app-settings';
import { type AppTelegram, appTelegram } from './app-telegram';

/** Everything the product can do, put together once: the only file that knows everybody. */
export type App = {
  config: Config;
  log: Logger;
  errorLogs: ErrorLogs;
  clock: Clock;
  metrics: Metrics;
  store: Store;
  orderEvents: OrderEvents;
  eventStreams: EventStreams;
  limits: RateLimits;
  idempotencyKey: Buffer;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  shareUrl(token: string): string;
  /** Orders a reading: the form, the API, the admin and anyone who else sells use this one. */
  checkout(request: OrderRequest, terms: CheckoutTerms): Promise<CheckoutOutcome>;
  /** How a buyer gets the reading by the ways that this shop has. */
  reachOf(buyer: Parameters<typeof reachOf>[0]): Reach;
  /** Corrects name and contact of an unpaid order for its buyer; open pages of it are told. */
  correctOwnContacts(correction: OwnCorrection): Promise<CorrectedOwnContacts>;
  /** Keeps that the buyer of an order by the seller agrees; open pages of it are told. */
  giveConsent(consent: OwnConsent): Promise<GivenConsent>;
  findOrder(request: FindRequest): Promise<FindOrderOutcome>;
  /** Erases an order for its buyer; open pages of it are told. */
  eraseOrder(token: string, birthDate: BirthDate): Promise<EraseOrderOutcome>;
  /** Do what the passing of time asks for; both are jobs. */
  eraseUnpaid(): Promise<number>;
  forgetOld(): Promise<void>;
  /** Empties the log of the database; returns since when it cannot, if something erased is in it. */
  emptyLog(): Promise<Date | null>;
  documentOf(details: OrderDetails, kind: DocumentKind): Promise<Document | null>;
  shareReading(details: OrderDetails, withTable: boolean): Promise<SharedReading>;
  revokeShare(order: Order): Promise<void>;
  /** Delivers what is due without being waited for. */
  deliverSoon(): void;
  admin: AppAdmin;
  /** Tells the seller of what is wrong with the shop as a whole, once each. */
  raiseAlerts(): Promise<ChangedAlerts>;
  backUp(): Promise<void>;
  orderActions: AppOrderActions;
  /** The bot; null where there is none. */
  telegram: AppTelegram | null;
  /** The way back into Telegram for the buyer of an order from there. */
  linksToTelegram(order: Order): AppLinks | null;
  /** From now on this process says that it is not ready; it goes on doing everything. */
  leave(): void;
  isLeaving(): boolean;
  /** Begins nothing more and waits for the messages in flight; requests are still answered. */
  finish(): Promise<void>;
  close(): Promise<void>;
} & AppIdentity &
  AppPayments &
  AppSettings;

const APP = Symbol.for('chakra-checkout.app');

/** How long a start waits for the process before it to let the database go. */
const TIMEOUT_MS = 10_000;

/** Builds the application and keeps it for the whole process. Call once, before anything else. */
export async function startApp(config: Config): Promise<App> {
  const { database, instance } = config;
  const store = await openStore(database, { instance, timeoutMs: TIMEOUT_MS });
  const app = createApp(config, store, await appSettings(config, { store, clock: systemClock }));
  (globalThis as { [APP]?: App })[APP] = app;
  return app;
}

/**
 * The application of this process. It is kept on `globalThis`, because the bundles of the pages
 * and the server's own modules are separate copies of the code: one process must have one app.
 */
export function getApp(): App {
  const app = runningApp();
  if (!app) throw new OwnError('the application has not been started in this process');
  return app;
}

/** The application of this process, or null before it has been started. */
export function runningApp(): App | null {
  return (globalThis as { [APP]?: App })[APP] ?? null;
}

function createApp(config: Config, store: Store, shopSettings: AppSettings): App {
  const log = createLog(config.logLevel);
  const clock = systemClock;
  // A worker of this instance that had a lease before is gone.
  void endLeases(store, clock()).catch((err) => log.error({ err }, 'old leases are not ended'));
  void forgetRevoked({ store, credentialsOf: credentialsOf(config) }).catch((err) =>
    log.error({ err }, 'revoked sessions are not forgotten'),
  );
  const orderEvents = new OrderEvents();
  const eventStreams = new EventStreams();
  store.onChange((change) => {
    if (change.kind === 'order') orderEvents.changed(change.orderId);
    if (change.kind === 'anything') orderEvents.anyChanged();
    if (change.kind === 'updates') void telegram?.handleUpdates();
    if (change.kind === 'settings' || change.kind === 'anything') {
      // What fails is tried again by a job.
      void shopSettings.reloadSettings().catch(() => undefined);
    }
  });
  const { telegram: botConfig } = config;
  const { settings } = shopSettings;
  const orderUrl = (token: string) => `${config.publicUrl}/order/${token}`;
  const readingUrl = (token: string) => `${config.publicUrl}/reading/${token}`;
  const channels = channelsOf(config);
  let isLeaving = false;
  let isStopping = false;
  const limits = rateLimits(config, store);
  const maker = new DocumentWorker();
  const site = new URL(config.publicUrl).host;
  const documentPorts = { store, clock, maker, site, inFlight: new Map() };
  const orderSeal = appOrderSeal(config);
  const metrics = createMetrics({ store, clock });
  const sharedFacts = { store, clock, log, metrics, settings, limits };
  const told = { ...sharedFacts, channels, orderEvents, orderSeal, orderUrl };
  const payments = appPayments(config, { ...told, deliverSoon: () => deliverSoon() });
  const currentTerms = () => ({
    price: settings().price,
    legalVersion: shopSettings.legalEditions()[0].version,
    linkTtlMs: linkTtlOf(settings()),
    promoHoldMs: config.promoHoldMs,
  });
  const admin = appAdmin(config, { ...told, currentTerms });
  const shared = {
    ...told,
    adminLink: admin.linkFor,
    readingUrl,
    isStopping: () => isStopping,
    onUpdateDropped: metrics.noteUpdateDropped,
    readingPdf: async (details: OrderDetails) =>
      (await documentOf(documentPorts, details, 'reading_pdf'))?.bytes ?? null,
    payUrl: async (details: OrderDetails) => {
      if (settings().noSaleOn.length > 0) return null;
      const opened = await payments.openPayment(details);
      return opened.kind === 'open' ? opened.url : null;
    },
  };
  const telegram = botConfig && appTelegram(config, botConfig, shared);
  const delivery = appDelivery(config, telegram?.bot ?? null, shared);
  const deliverSoon = () => {
    for (const deliver of delivery.workers) void deliver();
  };
  const checkoutPorts = {
    store,
    clock,
    channels,
    currentTerms,
    promoLimit: limits.promos,
    dailyLimit: limits.ordersOfDay,
    unpaidLimits: new UnpaidLimits({
      recipients: limits.unpaidByRecipient,
      addresses: limits.unpaidByAddress,
      shop: limits.unpaidInAll,
    }),
    openPayment: (details: OrderDetails) => payments.openPayment(details),
    deliverSoon,
  };
  const backups = appBackups(config, { store, clock, log });
  const makesBackups = config.backupDir !== null;
  const app: Omit<App, 'finish' | 'close'> = {
    config,
    log,
    clock,
    metrics,
    store,
    orderEvents,
    eventStreams,
    admin,
    telegram,
    errorLogs: { mistakes: new CountedLog(log, 1), failures: new CountedLog(log, 10) },
    backUp: backups.backUp,
    raiseAlerts: async () => {
      const changed = await raiseAlerts({ store, clock, channels, makesBackups });
      if (changed.raised.length > 0) deliverSoon();
      return changed;
    },
    ...shopSettings,
    ...payments,
    orderUrl,
    readingUrl,
    deliverSoon,
    ...appIdentity(botConfig?.token ?? null, shared),
    orderActions: appOrderActions({ ...told, openPayment: payments.openPayment, deliverSoon }),
    limits,
    idempotencyKey: purposeKey(config.appSecret, 'idempotency'),
    shareUrl: (token) => `${config.publicUrl}/share/${token}`,
    checkout: (request, terms) => checkout(checkoutPorts, request, terms),
    reachOf: (buyer) => reachOf(buyer, channels),
    correctOwnContacts: (correction) =>
      correctOwnContacts({ ...checkoutPorts, orderEvents }, correction),
    giveConsent: (consent) => giveConsent({ ...checkoutPorts, orderEvents }, consent),
    findOrder: (request) => findOrder({ store, clock }, request),
    eraseOrder: (token, birthDate) => eraseOrder(told, token, birthDate),
    eraseUnpaid: () => eraseUnpaid({ store, clock }, config.retentionDays),
    forgetOld: () => forgetOld({ store, clock }),
    emptyLog: () => store.emptyLog(),
    documentOf: (details, kind) => documentOf(documentPorts, details, kind),
    shareReading: (details, withTable) => shareReading({ store, clock }, details, withTable),
    revokeShare: (order) => revokeShare({ store, clock }, order),
    linksToTelegram: (order) => telegram?.linksTo(order) ?? null,
    leave: () => {
      isLeaving = true;
    },
    isLeaving: () => isLeaving,
  };
  const stopJobs = startJobs(app);
  const stopPolling = telegram?.startPolling();
  const finish = async () => {
    isStopping = true;
    stopJobs();
    backups.stop();
    stopPolling?.();
    eventStreams.close();
    await Promise.allSettled([
      ...delivery.workers.map((deliver) => deliver()),
      telegram?.handleUpdates(),
      admin.flushVisits(),
    ]);
    await store.emptyLog().catch((err) => log.error({ err }, 'the log is not emptied'));
    if (store.erasedHeldSince()) log.warn(ERASED_HELD);
    delivery.close();
  };
  const close = async () => {
    await finish();
    await maker.close();
    await store.close();
  };
  return { ...app, finish, close };
}

function channelsOf({ mail, telegram, sellerEmail }: Config): Channels {
  return {
    mail: mail !== null,
    chat: telegram !== null,
    sellers: telegram?.sellerIds ?? [],
    sellerMail: sellerEmail !== null,
  };
}
