import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { phpArrayFromPairs, urlencodedPairs } from '@/lib/prodamus/php-form';
import { sign } from '@/lib/prodamus/signature';
import { ask } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { startProdamus } from '../world/prodamus';
import { startProgram } from '../world/program';
import { isClosing, launchShop, PAGE_KEY, placeOrder, type Shop, untilReady } from '../world/shop';

/** The shop as `npm start` runs it: what does not end by itself is ended by force, and told so. */
async function startedByNpm() {
  const port = await freePort();
  const prodamus = await startProdamus(await freePort(), `http://127.0.0.1:${port}`);
  const serve = ['scripts/run.mjs', 'scripts/serve.ts'];
  const shop = launchShop(port, prodamus.url, {}, { start: (_, env) => startProgram(serve, env) });
  await untilReady(shop);
  await shop.program.says('Ctrl-C');
  return { shop, prodamus };
}

async function expectCalmEnd({ program }: Shop) {
  expect(await program.ended()).toBe(0);
  expect(program.output()).not.toContain('силой');
}

test('A payment event that is half received when the shop is told to stop is taken and answered', async () => {
  const { shop, prodamus } = await startedByNpm();
  const order = await placeOrder(shop);
  const body = `order_id=77&order_num=${order.orderNumber}&sum=990.00&payment_status=success`;
  const paymentEvent = request(`${shop.url}/api/prodamus/webhook`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': body.length,
      Sign: sign(phpArrayFromPairs(urlencodedPairs(body)), PAGE_KEY),
      Expect: '100-continue',
    },
  });
  paymentEvent.flushHeaders();
  await once(paymentEvent, 'continue');
  paymentEvent.write(body.slice(0, 20));
  shop.program.signal('SIGTERM');
  await isClosing(shop);
  paymentEvent.end(body.slice(20));

  const [answer] = (await once(paymentEvent, 'response')) as [IncomingMessage];
  expect([answer.statusCode, await text(answer)]).toEqual([200, 'success']);
  await expectCalmEnd(shop);
  expect(paidIn(shop)).toEqual([order.orderNumber]);
  await prodamus.stop();
});

test('A payment link that is being made when the shop is told to stop is still given out', async () => {
  const { shop, prodamus } = await startedByNpm();
  await prodamus.faults({ linkDelayMs: 2_000 });
  const asked = placeOrder(shop);
  const placed = () => ask(shop.databaseFile, 'select count(*) from orders');
  await expect.poll(placed).toEqual([1]);
  shop.program.signal('SIGTERM');

  const { orderNumber, url } = await asked;
  expect(await prodamus.links(orderNumber)).toMatchObject([{ url }]);
  await expectCalmEnd(shop);
  await prodamus.stop();
});

test('A client that never ends its request does not hold up the stop', async () => {
  const { shop, prodamus } = await startedByNpm();
  const endless = request(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': 100,
      Expect: '100-continue',
    },
  });
  endless.flushHeaders();
  await once(endless, 'continue');
  endless.write('{"birthDate":');
  const dropped = once(endless, 'error');
  shop.program.signal('SIGTERM');

  await expectCalmEnd(shop);
  await dropped;
  await prodamus.stop();
});

const HELD = {
  'that asks for another protocol':
    'GET /nosuch HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  'that has said half a line': 'GET /nosu',
  'that says nothing': '',
};

for (const [which, bytes] of Object.entries(HELD)) {
  test(`A connection ${which} does not hold up the stop`, async () => {
    const { shop, prodamus } = await startedByNpm();
    const { hostname, port } = new URL(shop.url);
    // It does not end its side when the shop has ended its own.
    const held = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    held.on('error', () => undefined);
    await once(held, 'connect');
    held.write(bytes);
    // What was sent before this answer has been read.
    await fetch(`${shop.url}/api/ready`);
    shop.program.signal('SIGTERM');

    await expectCalmEnd(shop);
    held.destroy();
    await prodamus.stop();
  });
}

function paidIn({ databaseFile }: Shop): unknown[] {
  return ask(databaseFile, 'select number from orders where paid_at is not null');
}
