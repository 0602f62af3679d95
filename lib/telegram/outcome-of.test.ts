import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from 'grammy';
import { expect, it, onTestFinished } from 'vitest';
import { clientOptions } from './client-options';
import { outcomeOf } from './outcome-of';

/** How a call ends that is answered with this. */
async function answeredWith(status: number, body: string) {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const api = new Api('1:token', clientOptions(`http://127.0.0.1:${port}`, 10));
  return await api.sendMessage(1, 'text').then(() => null, outcomeOf);
}

const refusal = (code: number, description: string) =>
  JSON.stringify({ ok: false, error_code: code, description });

it('a gateway that answers in place of Telegram leaves open what was done', async () => {
  // A 504 comes after Telegram has taken the message; it was once sent fourteen times.
  const page = await answeredWith(504, '<html><h1>504 Gateway Time-out</h1></html>');

  expect(page).toMatchObject({ kind: 'unanswered' });
});

it('what Telegram itself refuses was not done', async () => {
  expect(await answeredWith(500, refusal(500, 'Internal Server Error'))).toMatchObject({
    kind: 'failed',
  });
  for (const description of ['Forbidden: bot was blocked by the user', 'Forbidden: x']) {
    expect(await answeredWith(403, refusal(403, description))).toMatchObject({ kind: 'blocked' });
  }
  expect(await answeredWith(400, refusal(400, 'Bad Request: chat not found'))).toMatchObject({
    kind: 'blocked',
  });
});

it.each([
  [30, 30],
  [0.4, 1],
  [2.5, 2.5],
  ['17', 17],
  [undefined, 5],
  [null, 5],
  [0, 5],
  [-30, 5],
  ['soon', 5],
  [[60], 5],
  [1e300, 86_400],
])('a time to wait of %j is one of %d seconds', async (named, seconds) => {
  const parameters = { retry_after: named };
  const body = { ok: false, error_code: 429, description: 'Too Many Requests', parameters };

  expect(await answeredWith(429, JSON.stringify(body))).toMatchObject({
    kind: 'retry_after',
    ms: seconds * 1_000,
  });
});

it('a refusal without any parameters names no time, and has one all the same', async () => {
  expect(await answeredWith(429, refusal(429, 'Too Many Requests'))).toMatchObject({ ms: 5_000 });
});

it('no reason carries what Telegram quotes: an address of a private page opens it', async () => {
  const outcome = await answeredWith(
    400,
    refusal(400, "Bad Request: Web App URL 'http://shop.example/order/secret' is invalid"),
  );

  expect(outcome).toEqual({
    kind: 'failed',
    reason: 'Telegram 400 Bad Request: Web App URL … is invalid',
  });
});
