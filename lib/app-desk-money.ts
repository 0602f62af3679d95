import type { ResolvedMoney } from '@/db/desk/odd-money';
import type { SettledNotice, Store } from '@/db/store';
import type { Actor } from './admin/audit';
import type { Clock } from './clock';
import type { Channels } from './notifications/notification';
import type { OrderNumber } from './orders/number';
import type { OrderEvents } from './orders/order-events';
import { settleAs } from './payments/receive-notice';
import type { Resolution } from './payments/resolution';
import { resolve } from './payments/resolve';
import type { OrderSeal } from './payments/sealed-order';
import { canProcessAgain } from './payments/ways-out';

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
