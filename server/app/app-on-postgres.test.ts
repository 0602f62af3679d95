import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as askReady } from '@/app/api/ready/route';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { postgresVersion, startPostgres, type TestPostgres } from '@/scripts/postgres';
import { loadConfig } from '../config/config';
import { handler } from '../http/handler';
import { type App, startApp } from './app';

const version = postgresVersion();

describe.skipIf(!version)(`the application on PostgreSQL ${version}`, () => {
  let server: TestPostgres;
  let app: App;
  beforeAll(async () => {
    server = await startPostgres();
    const settings = { DATABASE_URL: server.url('postgres'), LOG_LEVEL: 'silent', PORT: '3457' };
    const loaded = loadConfig(settings);
    if (!loaded.ok) throw new Error(loaded.problems.join());
    app = await startApp(loaded.config);
  });
  afterAll(async () => {
    await app.close();
    server.stop();
  });

  it('is ready, and keeps an order and its payment', async () => {
    const order = anOrder();
    await saveOrder(app.store, order, null);
    await deliverEvent(app.store, aPaymentEventOf(order));

    expect((await askReady()).status).toBe(200);
    expect((await app.store.findOrder(order.token))?.order.paidAt).not.toBeNull();
  });

  it('says what its database is and how it does with it', async () => {
    const ready = await (await askReady()).json();
    expect(ready).toMatchObject({
      engine: 'postgres',
      instance: expect.stringMatching(/:3457$/),
      pool: { most: 10, waiting: 0 },
      waits: 0,
      reconnects: 0,
      isListening: true,
    });
    expect(ready.warnings).not.toContain('not_listening');

    const look = () => app.store.findOrder(anOrder().token);
    await Promise.all(Array.from({ length: 15 }, look));
    const text = await app.metrics.text();
    expect(text).toMatch(/chakra_database_info\{engine="postgres",instance=".+:3457"\} 1/);
    expect(text).toMatch(/chakra_database_connections 10\n/);
    const waits = /chakra_database_waits_total (\d+)\n/.exec(text)?.[1];
    expect(Number(waits)).toBeGreaterThanOrEqual(5);
    expect(text).toMatch(/chakra_database_listening 1\n/);
  });

  it('answers 503 while its database is away, and goes on by itself when it is back', async () => {
    const order = anOrder();
    await saveOrder(app.store, order, null);
    const look = handler({}, async () => {
      const found = await app.store.findOrder(order.token);
      return new Response(found?.order.number ?? 'nobody');
    });
    const ask = () => look(new Request('http://shop.example/'), { params: Promise.resolve({}) });

    server.crash();
    expect((await ask()).status).toBe(503);
    expect((await askReady()).status).toBe(503);
    server.restart();
    expect(await (await ask()).text()).toBe(order.number);
    expect((await askReady()).status).toBe(200);
    const isListening = async () => (await (await askReady()).json()).isListening;
    await expect.poll(isListening, { timeout: 10_000 }).toBe(true);
    const reconnects = async () => (await (await askReady()).json()).reconnects;
    await expect.poll(reconnects, { timeout: 10_000 }).toBe(2);
  });
});
