import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { aServer, POSTGRES } from '@/db/postgres/fixtures/a-server';
import { openPostgresStore } from '@/db/postgres/open';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { formatOrderNumber } from '@/lib/orders/number';

function run(program: string, url: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `scripts/${program}.ts`],
    { env: { PATH: process.env.PATH, DATABASE_URL: url, NODE_ENV: 'test' }, encoding: 'utf8' },
  );
  return { status, said: `${stdout}${stderr}` };
}

describe.skipIf(!POSTGRES)(`programs beside a shop on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();

  it('show its orders, and print a link into its admin, while it runs', async () => {
    const store = await openPostgresStore(server.url, 'shop');
    const order = anOrder();
    await saveOrder(store, order, null);
    const shown = run('orders', server.url);
    const link = run('admin-link', server.url);
    const kept = await store.read((db) => db.adminLinks.unused());
    await store.close();

    expect(shown.said).toContain(formatOrderNumber(order.number));
    expect(shown.status).toBe(0);
    expect(link.said).toMatch(/\/admin\/enter\/\S{20,}/);
    expect(link.status).toBe(0);
    expect(kept).toMatchObject([{ actor: 'server', usedAt: null }]);
  }, 60_000);

  it.each(['orders', 'admin-link'])(
    '%s says what a database of an earlier version needs',
    async (program) => {
      await (await openPostgresStore(server.url, 'shop')).close();
      const taken = await server.client.query(
        'delete from __drizzle_migrations where id = (select max(id) from __drizzle_migrations) returning *',
      );
      const { status, said } = run(program, server.url);
      const [{ id, hash, created_at: at }] = taken.rows;
      await server.client.query('insert into __drizzle_migrations values ($1, $2, $3)', [
        id,
        hash,
        at,
      ]);

      expect(said).toContain(
        'от прежней версии: запустите магазин (npm start) или npm run migrate.',
      );
      expect(status).toBe(1);
    },
    60_000,
  );

  it.each(['orders', 'admin-link'])(
    '%s says why a server does not answer, and no password',
    (program) => {
      const { status, said } = run(program, 'postgres://shop:verysecret@127.0.0.1:1/shop');

      expect(said).toBe(
        'База PostgreSQL 127.0.0.1:1/shop: по этому адресу сервер не отвечает (ECONNREFUSED).\n',
      );
      expect(status).toBe(1);
    },
    60_000,
  );
});
