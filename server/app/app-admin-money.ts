import type { Actor } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import type { OrderNumber } from '@/lib/orders/number';
import type { OrderEvents } from '@/lib/orders/order-events';
import type { Channels } from '@/lib/outbox/notification';
import type { AppliedPaymentEvent } from '@/lib/payments/events/apply-payment-event';
import { processAgain } from '@/lib/payments/events/process-again';
import type { OrderSeal } from '@/lib/payments/events/sealed-order';
import type { Resolution } from '@/lib/payments/resolution';
import { resolve } from '@/lib/payments/resolve';
import type { Store } from '@/lib/store/store';
import type { ResolvedMoney } from '@/lib/store/unmatched-payment';

/** What the seller does about payment events and unmatched money; open pages of the order are told. */
export type AppAdminMoney = {
  /** Settles a kept payment event again; null when it may not be. Throws when settling fails once more. */
  processPaymentEvent(paymentEventId: string, actor: Actor): Promise<AppliedPaymentEvent | null>;
  resolveMoney(paymentEventId: string, wanted: WantedWay, actor: Actor): Promise<ResolvedMoney>;
};

export type WantedWay = {
  resolution: Resolution;
  /** The order that an attached payment is for. */
  orderNumber: OrderNumber | null;
  reason: string;
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
  const { store, clock, channels, orderEvents } = ports;
  return {
    processPaymentEvent: (paymentEventId, actor) => processAgain(ports, paymentEventId, actor),
    resolveMoney: async (paymentEventId, { resolution, orderNumber, reason }, actor) => {
      const at = clock();
      const resolved = await store.admin.resolveMoney(
        paymentEventId,
        resolution,
        orderNumber,
        (known) => resolve(resolution, known, channels, at),
        { at, actor, ...(reason && { reason }) },
      );
      if (resolved.kind === 'resolved' && resolved.order) orderEvents.changed(resolved.order.id);
      return resolved;
    },
  };
}
