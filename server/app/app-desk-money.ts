import type { Actor } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import type { OrderNumber } from '@/lib/orders/number';
import type { OrderEvents } from '@/lib/orders/order-events';
import type { Channels } from '@/lib/outbox/notification';
import { settleAs } from '@/lib/payments/events/receive-notice';
import type { OrderSeal } from '@/lib/payments/events/sealed-order';
import type { Resolution } from '@/lib/payments/resolution';
import { resolve } from '@/lib/payments/resolve';
import { canProcessAgain } from '@/lib/payments/ways-out';
import type { ResolvedMoney } from '@/lib/store/odd-money';
import type { SettledNotice, Store } from '@/lib/store/store';

/** What the seller does about notices and odd money; open pages of the order are told. */
export type AppDeskMoney = {
  /** Settles a kept notice again; null when it may not be. Throws when settling fails once more. */
  processNotice(noticeId: string, actor: Actor): Promise<SettledNotice | null>;
  resolveMoney(noticeId: string, wanted: WantedWay, actor: Actor): Promise<ResolvedMoney>;
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

/** Puts together what the desk does about money that did not fit. */
export function appDeskMoney(ports: MoneyPorts): AppDeskMoney {
  const { store, clock, channels, orderEvents, orderSeal } = ports;
  return {
    processNotice: async (noticeId, actor) => {
      const settled = await store.desk.processNotice(
        noticeId,
        canProcessAgain,
        ({ notice, receivedAt }) => settleAs(notice, receivedAt, channels, orderSeal.unseal),
        { at: clock(), actor, act: 'notice_processed' },
      );
      if (settled?.order) orderEvents.changed(settled.order.id);
      return settled;
    },
    resolveMoney: async (noticeId, { resolution, orderNumber, reason }, actor) => {
      const at = clock();
      const resolved = await store.desk.resolveMoney(
        noticeId,
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
