import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '@/lib/store/store';
import { aServer, POSTGRES } from './fixtures/a-server';
import { openPostgresStore } from './open';

describe.skipIf(!POSTGRES)(`jobs of instances on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();
  let one: Store;
  let other: Store;
  beforeEach(async () => {
    one = await openPostgresStore(server.url, 'one');
    other = await openPostgresStore(server.url, 'other');
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });

  /** A job of this instance that has begun, and what ends it. */
  async function begun(store: Store) {
    const began = Promise.withResolvers<AbortSignal>();
    const going = Promise.withResolvers<void>();
    const done = store.alone('count', async (lost) => {
      began.resolve(lost);
      await going.promise;
    });
    return { lost: await began.promise, end: () => going.resolve(), done };
  }

  const tried = (store: Store) => store.alone('count', async () => 'run');

  it('are run by one of them at a time', async () => {
    const job = await begun(one);
    expect(await tried(other)).toBeNull();
    job.end();
    await job.done;

    expect(await tried(other)).toBe('run');
  });

  it('are let go when their instance is gone, and not before', async () => {
    const job = await begun(one);
    expect(await tried(other)).toBeNull();
    await one.close();
    expect(await tried(other)).toBe('run');
    job.end();
    one = await openPostgresStore(server.url, 'one');
  });

  it('are told when the database is lost, and run again when it is back', async () => {
    const job = await begun(one);
    const lost = once(job.lost, 'abort');
    await server.client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
    );
    await lost;
    job.end();
    await job.done;

    const untilRun = async (store: Store) => {
      while ((await tried(store).catch(() => null)) === null) await new Promise(setImmediate);
    };
    await Promise.all([untilRun(one), untilRun(other)]);
  });
});
