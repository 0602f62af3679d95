import { afterEach, expect, test } from 'vitest';
import { hostPage } from './host/host-page';
import { startTestEmulator, type TestEmulator } from './test-emulator';

let emulator: TestEmulator;
afterEach(() => emulator?.close());

const SANDBOX =
  'sandbox="allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation"';
const ALLOW = 'allow="camera; microphone; geolocation;"';

test('the frame has the attributes of the real web clients, no more and no less', () => {
  const [frame = ''] = /<iframe[^>]*>/.exec(hostPage({ api: '' })) ?? [];
  expect(frame).toBe(`<iframe title="Mini App" ${SANDBOX} ${ALLOW}>`);
});

test('the page says what it is and finds the emulator by its address', () => {
  const settings = { platform: 'ios', startapp: '"><script>' };
  const page = hostPage({ api: 'http://127.0.0.1:5', settings });
  expect(page).toContain('Стенд вместо Telegram');
  expect(page).toContain('src="http://127.0.0.1:5/host/main.js"');
  expect(page).toContain('data-api="http://127.0.0.1:5"');
  expect(page).not.toContain('"><script>');
  const [, told = ''] = /data-settings="([^"]*)"/.exec(page) ?? [];
  const read = told.replace(/&#(\d+);/g, (_whole, code) => String.fromCharCode(code));
  expect(JSON.parse(read)).toEqual(settings);
  expect(page).not.toContain('{{');
});

test('the emulator serves the page and every script it imports, to the host page too', async () => {
  emulator = await startTestEmulator();
  const root = await fetch(`${emulator.url}/?platform=ios`);
  expect(root.url).toBe(`${emulator.url}/a/?platform=ios`);
  expect(await root.text()).toBe(hostPage({ api: '' }));
  const seen = new Set<string>();
  const waiting = ['main.js'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const headers = { Origin: 'https://web.telegram.org' };
    const script = await fetch(`${emulator.url}/host/${name}`, { headers });
    expect([name, script.status]).toEqual([name, 200]);
    expect(script.headers.get('content-type')).toMatch('text/javascript');
    expect(script.headers.get('access-control-allow-origin')).toBe('https://web.telegram.org');
    const imports = (await script.text()).matchAll(/from '\.\/([a-z-]+\.js)'/g);
    waiting.push(...[...imports].map(([, imported = '']) => imported));
  }
  expect(seen.size).toBeGreaterThan(10);
  expect((await fetch(`${emulator.url}/host/pigeon.js`)).status).toBe(404);
});

test('a link to the bot leads to the page with what it carries', async () => {
  emulator = await startTestEmulator();
  const link = `${emulator.url}/Chakra_Stand_Bot/app?startapp=o_abc`;
  expect((await fetch(link)).url).toBe(`${emulator.url}/a/?startapp=o_abc`);
  expect((await fetch(`${emulator.url}/another_bot`)).status).toBe(404);
});
