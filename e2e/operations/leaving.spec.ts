import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { postgresVersion, startPostgres } from '@/scripts/postgres';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { startProdamus } from '../world/prodamus';
import { isClosing, type Shop, startShop } from '../world/shop';

test.skip(!postgresVersion(), 'PostgreSQL is not here');

/** Sends a request on the one connection of an agent. */
async function send(agent: Agent, { url }: Shop, path: string, body?: object) {
  const asked = request(`${url}${path}`, {
    agent,
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json' },
  });
  asked.end(body && JSON.stringify(body));
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return {
    status: answer.statusCode,
    connection: answer.headers.connection,
    body: await text(answer),
  };
}

test('An instance that is told to stop says that it is not ready, and still takes what a proxy sends it', async () => {
  const database = await startPostgres();
  const port = await freePort();
  const prodamus = await startProdamus(await freePort(), `http://127.0.0.1:${port}`);
  const shop = await startShop(port, prodamus.url, { DATABASE_URL: database.url('postgres') });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await send(agent, shop, '/api/health')).toMatchObject({ connection: 'keep-alive' });
  shop.program.signal('SIGTERM');
  const isReady = async () => (await fetch(`${shop.url}/api/ready`)).status;
  await expect.poll(isReady).toBe(503);

  const order = { birthDate: '1998-07-13', consent: true };
  const onKept = await send(agent, shop, '/generate_pay_url', order);
  const onNew = await send(agent, shop, '/generate_pay_url', order);
  for (const { status, connection } of [onKept, onNew]) {
    expect([status, connection]).toEqual([201, 'close']);
  }
  await isClosing(shop);
  expect(await shop.program.ended()).toBe(0);
  await prodamus.stop();
  database.stop();
});
