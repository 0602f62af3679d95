import type { Client } from 'pg';
import type { Change } from '@/lib/store/instances';
import { KeptConnection } from './kept-connection';

type Listener = (change: Change) => void;

/** What the triggers of the database tell (`migrations/0003_tell_of_changes.sql`). */
const CHANNEL = 'chakra_checkout';

/** Hears what every instance has committed, by one connection that listens. */
export class Changes {
  readonly connection: KeptConnection;
  private readonly listeners = new Set<Listener>();

  constructor(url: string) {
    this.connection = new KeptConnection(url, 'listener', {
      opened: (client) => this.listen(client),
    });
  }

  onChange = (listener: Listener): void => {
    this.listeners.add(listener);
  };

  private async listen(client: Client): Promise<void> {
    client.on('notification', ({ payload = '' }) => {
      const change = changeIn(payload);
      if (change) this.tell(change);
    });
    await client.query(`listen ${CHANNEL}`);
    this.tell({ kind: 'anything' });
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) {
      try {
        listener(change);
      } catch {
        // There is no log here. Thrown on, it would keep the others from hearing, end the process on a
        // notification, and end each new connection before it listens.
      }
    }
  }
}

/** Null of what a newer instance tells, which this one does not know. */
function changeIn(payload: string): Change | null {
  const [kind = '', orderId = ''] = payload.split(' ');
  if (kind === 'order' && orderId) return { kind, orderId };
  return kind === 'settings' || kind === 'updates' ? { kind } : null;
}
