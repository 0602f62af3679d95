import { afterAll, describe, expect, it } from 'vitest';
import { aSanitizingServer } from './fixtures/a-sanitizing-server';
import { UNREADABLE_PATH } from './read-path';

const { ask, close } = await aSanitizingServer({});
afterAll(close);

describe('a handler sees', () => {
  it('one address, the socket’s, whatever a client writes', async () => {
    const { seen } = await ask('/', { 'X-Forwarded-For': '8.8.8.8', 'X-Forwarded-Host': 'evil' });

    expect(seen['x-forwarded-for']).toBe('127.0.0.1');
    expect(seen).not.toHaveProperty('x-forwarded-host');
  });

  it('no header that only the framework may set', async () => {
    const { seen } = await ask('/', {
      'X-Middleware-Subrequest': 'middleware',
      'X-Middleware-Rewrite': '/admin',
      'X-NextJS-Data': '1',
    });

    expect(Object.keys(seen).filter((name) => /^x-(middleware|nextjs)/.test(name))).toEqual([]);
  });

  it('nothing else that tells an address or a host', async () => {
    const told = { Forwarded: 'for=8.8.8.8;host=evil', 'X-Real-IP': '8.8.8.8' };
    const { seen } = await ask('/', told);

    expect(JSON.stringify(seen)).not.toMatch(/8\.8\.8\.8|evil/);
  });

  it('what a browser tells Next: these headers are no secret', async () => {
    const told = { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Url': '/', 'Next-Action': 'a' };
    const { seen } = await ask('/', told);

    expect(seen).toMatchObject({
      rsc: '1',
      'next-router-prefetch': '1',
      'next-url': '/',
      'next-action': 'a',
    });
  });

  it.each([
    ['65 parameters', '&'.repeat(64)],
    ['thousands of them with one name', 'a&'.repeat(4_000)],
    ['more than 4 KB', 'x'.repeat(4_097)],
  ])('no query of %s: Next asks for each of its parameters among all of them', async (_, query) => {
    for (const path of ['/find', '/', '/order/x', '/nosuch', '/api/ready']) {
      expect((await ask(`${path}?${query}`)).url, path).toBe(UNREADABLE_PATH);
    }
  });

  it.each(['a=1&'.repeat(63), 'x'.repeat(4_096), ''])(
    'a query that is no larger',
    async (query) => {
      expect((await ask(`/find?${query}`)).url).toBe(`/find?${query}`);
    },
  );

  it('so much of a long name of a browser: Next looks for robots in it from every letter', async () => {
    const sent = `Mozilla/5.0 ${'x'.repeat(15_000)}`;

    expect((await ask('/', { 'User-Agent': sent })).seen['user-agent']).toBe(sent.slice(0, 512));
  });

  it('the tree of a router only as large as our pages are', async () => {
    const tree = (size: number) => ({ 'Next-Router-State-Tree': '["",{"a":'.padEnd(size, '[') });

    expect((await ask('/', tree(2_049))).seen).not.toHaveProperty('next-router-state-tree');
    expect((await ask('/', tree(2_048))).seen).toHaveProperty('next-router-state-tree');
  });

  it('the policy with the nonce of its own answer, never one that was sent', async () => {
    const sent = { 'Content-Security-Policy': "script-src 'nonce-x'" };
    const { seen, answered } = await ask('/', sent);

    expect(seen['content-security-policy']).toBe(answered['content-security-policy']);
    expect(seen['content-security-policy']).not.toContain("'nonce-x'");
  });
});

it('every answer has the security headers of its path', async () => {
  const page = await ask('/order/abc?x=1');
  const admin = await ask('/admin?/order/abc');

  expect(page.answered).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringContaining('http://127.0.0.1:3004'),
  });
  expect(admin.answered['content-security-policy']).toContain("frame-ancestors 'none'");
});

it('no two answers have the same nonce', async () => {
  const answers = [await ask('/'), await ask('/')];
  const nonces = answers.map(
    ({ answered }) => /'nonce-([^']+)'/.exec(String(answered['content-security-policy']))?.[1],
  );

  expect(new Set(nonces).size).toBe(2);
  expect(Buffer.from(nonces[0] ?? '', 'base64').length * 8).toBeGreaterThanOrEqual(128);
});

it('a site without https does not ask for it', async () => {
  expect((await ask('/')).answered).not.toHaveProperty('strict-transport-security');
});
