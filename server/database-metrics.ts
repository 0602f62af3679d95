import { Counter, Gauge, type Registry } from 'prom-client';
import type { DatabaseState } from '@/lib/store/instances';
import type { Store } from '@/lib/store/store';

type OnServer = Extract<DatabaseState, { engine: 'postgres' }>;

/** Adds how this instance does with its database; on a file there is nothing to say but that. */
export function databaseMetrics(registers: Registry[], store: Pick<Store, 'databaseState'>): void {
  const state = store.databaseState();
  const info = new Gauge({
    name: 'chakra_database_info',
    help: 'Always 1: the engine of the database, and the instance that says so',
    labelNames: ['engine', 'instance'] as const,
    registers,
  });
  const instance = state.engine === 'postgres' ? state.instance : '';
  info.set({ engine: state.engine, instance }, 1);
  if (state.engine !== 'postgres') return;
  const now = () => store.databaseState() as OnServer;
  const gauge = (name: string, help: string, look: (state: OnServer) => number) =>
    new Gauge({
      name: `chakra_database_${name}`,
      help,
      registers,
      collect() {
        this.set(look(now()));
      },
    });
  const counter = (name: string, help: string, look: (state: OnServer) => number) =>
    new Counter({
      name: `chakra_database_${name}_total`,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(look(now()));
      },
    });
  gauge('connections', 'Open connections of the pool', ({ pool }) => pool.open);
  gauge('connections_max', 'Connections that the pool may open', ({ pool }) => pool.most);
  gauge('waiting', 'Queries that wait for a connection', ({ pool }) => pool.waiting);
  counter('waits', 'Queries that had to wait for a connection', ({ waits }) => waits);
  counter('reconnects', 'Lost connections that were opened again', ({ reconnects }) => reconnects);
  gauge('listening', '1 while it hears of what other instances commit', (state) =>
    state.isListening ? 1 : 0,
  );
}
