import type { Logger } from 'pino';
import type { AuditEntry } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import type { Order } from '@/lib/orders/order';
import type { OrderEvents } from '@/lib/orders/order-events';
import { linkTtlOf, type ShopSettings } from '@/lib/orders/shop/shop-settings';
import type { Channels } from '@/lib/outbox/outbox-message';
import type { PaymentEventPorts } from '@/lib/payments/events/receive-payment-event';
import { type RetriedPaymentEvent, retryPending } from '@/lib/payments/events/retry-pending';
import type { OrderSeal } from '@/lib/payments/events/sealed-order';
import { type OpenPaymentOutcome, openPayment } from '@/lib/payments/links/open-payment';
import { alertStuck, recordReturn } from '@/lib/payments/links/returns';
import { prodamusGateway } from '@/lib/prodamus/gateway';
import { readReturn } from '@/lib/prodamus/return';
import { signingKeys } from '@/lib/prodamus/signature';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import type { Config } from '../config/config';
import type { Metrics } from '../metrics';

/** The application's dealings with money. */
export type AppPayments = {
  prodamusKeys: ReturnType<typeof signingKeys>;
  /** With the seller's action `anew`: a new link in any case. */
  openPayment(details: OrderDetails, anew?: AuditEntry): Promise<OpenPaymentOutcome>;
  /** What receiving a payment event needs. */
  paymentEventPorts: PaymentEventPorts;
  retryPending(): Promise<RetriedPaymentEvent[]>;
  /** Keeps that a buyer came back, when the address bar proves it: a hint, never a payment. */
  noteReturn(order: Order, query: Record<string, string | string[] | undefined>): Promise<void>;
  alertStuck(): Promise<Order[]>;
};

type Ports = {
  store: Store;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  channels: Channels;
  orderEvents: OrderEvents;
  orderSeal: OrderSeal;
  orderUrl(token: string): string;
  settings(): ShopSettings;
  deliverSoon(): void;
};

/** Puts links and payment events of Prodamus together with the shop. */
export function appPayments(config: Config, ports: Ports): AppPayments {
  const { store, clock, log, metrics, channels, orderEvents, orderSeal, orderUrl } = ports;
  const { deliverSoon } = ports;
  const paymentEventPorts = { store, clock, channels, orderSeal, orderEvents, deliverSoon };
  const { prodamus } = config;
  const gateway = gatewayOf(config, ports.settings);
  const links = {
    store,
    gateway,
    clock,
    orderUrl,
    linksInFlight: new Map(),
    sealOrder: orderSeal.seal,
    priceHold: () => ({
      linkTtlMs: linkTtlOf(ports.settings()),
      promoHoldMs: config.promoHoldMs,
    }),
  };
  const prodamusKeys = signingKeys(prodamus.secretKey, prodamus.serviceKey);
  return {
    prodamusKeys,
    openPayment: async (details, anew) => {
      const opened = await openPayment(links, details, anew);
      if (opened.kind === 'no_link') {
        const { failure, answerLength } = opened;
        metrics.noteLinkFailure(failure);
        log.warn(
          { order: details.order.number, failure, answerLength },
          'no payment link was made',
        );
      }
      return opened;
    },
    paymentEventPorts,
    retryPending: () => retryPending(paymentEventPorts),
    noteReturn: async (order, query) => {
      if (readReturn(query, prodamusKeys)?.orderNumber !== order.number) return;
      // The buyer must see the page even when a hint cannot be kept.
      await recordReturn(store, order, clock()).catch((err) =>
        log.error({ err }, 'a return is not kept'),
      );
    },
    alertStuck: () => alertStuck({ store, clock, channels }),
  };
}

function gatewayOf(config: Config, settings: Ports['settings']) {
  const { url, sys, signLinks, secretKey } = config.prodamus;
  const ours = {
    webhookUrl: `${config.publicUrl}/api/prodamus/webhook`,
    sys,
    signingKey: signLinks ? secretKey : null,
  };
  return prodamusGateway(url, () => {
    const { productName, ...receipt } = settings();
    return { ...ours, productName, receipt };
  });
}
