import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { aServer, POSTGRES } from '../fixtures/a-server';
import { aloneAt, connected } from './connected';

describe.skipIf(!POSTGRES)(`a program beside a shop on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();

  it('keeps a connection that is idle longer than the server lets others be', async () => {
    await server.client.query("alter database postgres set idle_session_timeout = '1min'");
    const shown = await connected(server.url, (client) =>
      client.query('show idle_session_timeout'),
    );
    await server.client.query('alter database postgres reset idle_session_timeout');

    expect(shown.rows).toEqual([{ idle_session_timeout: '0' }]);
  });

  it('is told when it does its job no longer alone', async () => {
    const told = await aloneAt(server.url, 'copy', async (lost) => {
      const aborted = once(lost, 'abort');
      await server.client.query(
        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'",
      );
      await aborted;
      return aloneAt(server.url, 'copy', async () => 'another is at it');
    });

    expect(told).toBe('another is at it');
  });
});
