import type { Alert, AlertCause } from '@/lib/outbox/outbox-message';

/** The queries about what the seller is alerted of. */
export type AlertQueries = {
  /** What is open. */
  causes(): Promise<AlertCause[]>;
  byId(id: string): Promise<Alert | null>;
  insert(alert: { id: string; cause: AlertCause; raisedAt: Date }): Promise<void>;
  /** Ends the open ones of these causes. */
  clear(causes: readonly AlertCause[], at: Date): Promise<void>;
};
