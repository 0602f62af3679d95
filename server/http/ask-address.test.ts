import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { askAddress } from './ask-address';

/** The port of a server of its own that answers every request so. */
async function serverPort(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const ask = (url: string) => askAddress(new URL(url), AbortSignal.timeout(60_000));

it('tells status, kind and clock of an answer, and follows no redirect', async () => {
  const port = await serverPort((_request, response) => {
    const date = 'Tue, 24 Nov 2026 09:00:00 GMT';
    response.writeHead(308, { location: '/elsewhere', 'content-type': 'text/plain', date }).end();
  });
  expect(await ask(`http://127.0.0.1:${port}`)).toEqual({
    status: 308,
    type: 'text/plain',
    date: new Date('2026-11-24T09:00:00Z'),
  });
});

it('tells why nobody answers, without the address', async () => {
  const port = await serverPort((_request, response) => response.end());
  const noTls = await ask(`https://127.0.0.1:${port}`);
  expect(noTls).toEqual({ code: expect.stringMatching(/^(?:ERR_SSL|EPROTO)/) });
  expect(await ask('http://127.0.0.1:1')).toEqual({ code: expect.any(String) });
});

it('gives up when it is told to', async () => {
  const port = await serverPort(() => undefined);
  const answer = await askAddress(new URL(`http://127.0.0.1:${port}`), AbortSignal.timeout(20));
  expect(answer).toEqual({ code: 'TimeoutError' });
});
