import { v7 as uuidv7 } from 'uuid';
import type { AlertCause, OutboxMessage } from '../outbox/outbox-message';
import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';

export type ChangedAlerts = { raised: AlertCause[]; ended: AlertCause[] };

/**
 * Makes exactly these causes the ones that are alerted of: for one that is new `messages` are
 * enqueued, one that is open stays as it is, the others end. Returns what has changed.
 */
export async function setAlerts(
  store: UnitOfWork,
  causes: readonly AlertCause[],
  messages: readonly OutboxMessage[],
  at: Date,
): Promise<ChangedAlerts> {
  // Asked every minute, and hardly ever is there anything to write.
  const { raised, ended } = changeTo(causes, await store.read((db) => db.alerts.causes()));
  if (raised.length === 0 && ended.length === 0) return { raised, ended };
  return store.write([about.alerts], async (db) => {
    const change = changeTo(causes, await db.alerts.causes());
    for (const cause of change.raised) {
      const alertId = uuidv7();
      await db.alerts.insert({ id: alertId, cause, raisedAt: at });
      await db.outbox.enqueue({ alertId }, messages, at);
    }
    await db.alerts.clear(change.ended, at);
    return change;
  });
}

function changeTo(causes: readonly AlertCause[], open: readonly AlertCause[]): ChangedAlerts {
  return {
    raised: causes.filter((cause) => !open.includes(cause)),
    ended: open.filter((cause) => !causes.includes(cause)),
  };
}
