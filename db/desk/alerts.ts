import type { AlertCause } from '@/lib/notifications/alert';
import type { Owed } from '../store';

/** What an alert is decided from besides the copies. */
export type DeliveryTrouble = {
  /** Messages that were tried so often in vain. */
  failing: number;
};

export type ChangedAlerts = { raised: AlertCause[]; ended: AlertCause[] };

export type Alerts = {
  /** Messages still owed that have been tried at least so many times. */
  deliveryTrouble(leastAttempts: number): Promise<DeliveryTrouble>;
  /**
   * Makes exactly these causes the ones that are alerted of: for one that is new `owed` is written
   * down, one that is open stays as it is, the others end.
   */
  setAlerts(causes: readonly AlertCause[], owed: Owed, at: Date): Promise<ChangedAlerts>;
};
