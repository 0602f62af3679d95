import type { Actor } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import type { OrderEvents } from '@/lib/orders/order-events';
import type { Channels } from '@/lib/outbox/outbox-message';
import type { AppliedPaymentEvent } from '@/lib/payments/events/apply-payment-event';
import { processAgain } from '@/lib/payments/events/retry-pending';
import type { OrderSeal } from '@/lib/payments/events/sealed-order';
import {
  type ResolvedMoney,
  resolveUnmatched,
  type WantedResolution,
} from '@/lib/payments/resolve-unmatched';
import type { Store } from '@/lib/store/store';

/** What the seller does about payment events and unmatched money; open pages of the order are told. */
export type AppAdminMoney = {
  /**
   * Applies a kept payment event again; null when it may not be. Throws when applying fails once
   * more.
   */
  processPaymentEvent(paymentEventId: string, actor: Actor): Promise<AppliedPaymentEvent | null>;
  resolveMoney(
    paymentEventId: string,
    wanted: WantedResolution,
    actor: Actor,
  ): Promise<ResolvedMoney>;
};

export type MoneyPorts = {
  store: Store;
  clock: Clock;
  channels: Channels;
  orderEvents: OrderEvents;
  orderSeal: OrderSeal;
};

/** Puts together what the admin does about money that did not fit. */
export function appAdminMoney(ports: MoneyPorts): AppAdminMoney {
  return {
    processPaymentEvent: (paymentEventId, actor) => processAgain(ports, paymentEventId, actor),
    resolveMoney: (paymentEventId, wanted, actor) =>
      resolveUnmatched(ports, paymentEventId, wanted, actor),
  };
}
