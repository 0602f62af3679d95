import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../config/config';
import { startApp } from './app';

/** The fields that a live shop with these settings sends to its payment page for a link. */
async function fieldsSentWith(settings: Record<string, string>): Promise<URLSearchParams> {
  const sent: string[] = [];
  const page = createServer(async (request, response) => {
    sent.push(await text(request));
    response.end(`http://${request.headers.host}/p/abc/`);
  });
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-links-'));
  const loaded = loadConfig({
    PUBLIC_URL: 'http://localhost:3000',
    APP_SECRET: 'an-application-secret-of-this-test-only',
    PRODAMUS_URL: `http://127.0.0.1:${(page.address() as AddressInfo).port}`,
    PRODAMUS_SECRET_KEY: 'a-page-key-of-this-test',
    PRICE_KOPECKS: '149000',
    DATABASE_URL: `file:${path.join(folder, 'shop.sqlite')}`,
    LOG_LEVEL: 'silent',
    ...settings,
  });
  if (!loaded.ok) throw new Error(loaded.problems.join());
  const app = await startApp(loaded.config);
  onTestFinished(async () => {
    await app.close();
    page.closeAllConnections();
    page.close();
    rmSync(folder, { recursive: true });
  });
  const contacts = { name: null, email: 'anna@example.ru', phone: null };
  const request = { birthDate: '1985-05-03' as never, contacts, promoCode: null };
  const ordered = await app.checkout(request, {
    channel: 'api',
    origin: null,
    idempotency: null,
    telegramUserId: null,
    address: '203.0.113.7',
  });
  expect(ordered).toMatchObject({ kind: 'ordered', payment: { kind: 'open' } });
  return new URLSearchParams(sent[0]);
}

it('a link carries the price of the settings and the way back to the order’s page', async () => {
  const fields = await fieldsSentWith({});

  expect(fields.get('products[0][price]')).toBe('1490.00');
  expect(fields.get('urlReturn')).toMatch(/^http:\/\/localhost:3000\/order\/[\w-]+$/);
  expect(fields.has('signature')).toBe(false);
  expect(fields.has('urlNotification')).toBe(false);
});

it('PRODAMUS_SIGN_LINKS signs links, PRODAMUS_SYS tells where payment events go', async () => {
  const fields = await fieldsSentWith({ PRODAMUS_SIGN_LINKS: '1', PRODAMUS_SYS: 'shop' });

  expect(fields.get('signature')).toMatch(/^[0-9a-f]{64}$/);
  expect(fields.get('sys')).toBe('shop');
  expect(fields.get('urlNotification')).toBe('http://localhost:3000/api/prodamus/webhook');
});
