import type { AlertCause } from '@/lib/outbox/alert';
import type { OutboxMessages } from './store';

/** What an alert is decided from besides the copies. */
export type DeliveryTrouble = {
  /** Messages that were tried so often in vain and have not been followed by a delivered one. */
  failing: number;
  /** The most buyers in a row whom one way did not reach, since it last reached anybody. */
  unreached: number;
};

export type ChangedAlerts = { raised: AlertCause[]; ended: AlertCause[] };

export type Alerts = {
  /**
   * How the ways to buyers do. Tried often is at least `leastAttempts`: of what is still queued,
   * and of what was given up since a buyer was last reached by the same way. What the seller
   * resolved in the admin does not count.
   */
  deliveryTrouble(leastAttempts: number): Promise<DeliveryTrouble>;
  /**
   * Makes exactly these causes the ones that are alerted of: for one that is new `messages` is
   * written down, one that is open stays as it is, the others end.
   */
  setAlerts(
    causes: readonly AlertCause[],
    messages: OutboxMessages,
    at: Date,
  ): Promise<ChangedAlerts>;
};
