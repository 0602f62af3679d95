import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LimiterTerms } from '@/lib/store/instances';
import type { Store } from '@/lib/store/store';
import { startPostgres, type TestPostgres } from '@/scripts/postgres';
import { RateLimit, sharedLimiters } from '@/server/http/rate-limit';
import { POSTGRES } from './fixtures/a-server';
import { openPostgresStore } from './open';

const ADDRESS = '203.0.113.5';

describe.skipIf(!POSTGRES)(`limits of two instances on PostgreSQL ${POSTGRES}`, () => {
  let server: TestPostgres;
  let one: Store;
  let other: Store;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    one = await openPostgresStore(server.url('postgres'), 'one');
    other = await openPostgresStore(server.url('postgres'), 'other');
    await ask('delete from rate_limits');
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });

  async function ask(text: string) {
    const client = new Client(server.url('postgres'));
    await client.connect();
    const { rows } = await client.query(text);
    await client.end();
    return rows;
  }

  const limitOf = (store: Store, terms: Partial<LimiterTerms> = {}) => {
    const shared = sharedLimiters({ appSecret: 'secret-of-the-tests-0123456789abcdef' }, store);
    return new RateLimit(5, 60, shared('signIns', terms.remembersRefusals));
  };

  it('are counted together', async () => {
    const [here, there] = [limitOf(one), limitOf(other)];
    const turns = [here, there, here, there, here];
    for (const limit of turns) expect(await limit.take(ADDRESS)).toBe(0);

    expect(await there.take(ADDRESS)).toBeGreaterThan(0);
    expect(await there.take('203.0.113.6')).toBe(0);
    await here.forget(ADDRESS);
    expect(await there.take(ADDRESS)).toBe(0);
  });

  it('give back what came to nothing, here as there', async () => {
    const [here, there] = [limitOf(one), limitOf(other)];
    for (let turn = 0; turn < 5; turn += 1) await here.take(ADDRESS);
    expect(await there.isUsedUp(ADDRESS)).toBe(true);
    await there.giveBack(ADDRESS);

    expect(await here.isUsedUp(ADDRESS)).toBe(false);
  });

  it('keep nothing that tells of whom they count', async () => {
    await limitOf(one).take(ADDRESS);
    const [row] = await ask('select key, points from rate_limits');

    expect(row).toMatchObject({ key: expect.stringMatching(/^signIns:/), points: 1 });
    expect(row.key).not.toContain(ADDRESS);
  });

  it('of requests cost the database nothing more once they are refused', async () => {
    const limit = limitOf(one, { remembersRefusals: true });
    const waits = [];
    for (let turn = 0; turn < 20; turn += 1) waits.push(await limit.take(ADDRESS));

    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(5);
    expect(await ask('select points from rate_limits')).toEqual([{ points: 6 }]);
  });

  it('are counted by each instance for itself while the database is away', async () => {
    const limit = limitOf(one);
    await limit.take(ADDRESS);
    server.crash();
    const waits = [];
    for (let turn = 0; turn < 6; turn += 1) waits.push(await limit.take(ADDRESS));
    server.restart();

    expect(waits.map((seconds) => seconds > 0)).toEqual([false, false, false, false, false, true]);
    // A crash of the server empties the table.
    expect(await limit.take(ADDRESS)).toBe(0);
    expect(await ask('select points from rate_limits')).toEqual([{ points: 1 }]);
  });
});
