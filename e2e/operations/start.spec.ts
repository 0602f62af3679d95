import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import Database from 'better-sqlite3';
import { chromiumLaunch } from '@/playwright.config';
import { SERVER, SERVER_FLAGS } from '@/server/build/ensure-built';
import { DEMO_SELLER } from '@/server/config/demo-keys';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { startCommand, startProgram } from '../world/program';
import { launchShop, placeOrder } from '../world/shop';

const SERVE = ['scripts/run.mjs', 'scripts/serve.ts'];

function freshDatabase(): string {
  return `file:${path.join(mkdtempSync(path.join(tmpdir(), 'chakra-start-')), 'app.sqlite')}`;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`A demo needs no settings, takes an order, and ${signal} stops all of it`, async () => {
    const port = await freePort(5);
    const demo = startProgram(SERVE, { PORT: String(port), DATABASE_URL: freshDatabase() });
    await demo.says('Ctrl-C');
    expect(demo.output()).toContain(`Магазин: http://127.0.0.1:${port}`);
    expect(demo.output()).toContain(`Стенд Prodamus: http://127.0.0.1:${port + 1}/`);
    expect(demo.output()).toContain(`Почта стенда: http://127.0.0.1:${port + 3}/`);
    expect(demo.output()).not.toContain('Собираем');
    // The shop came up before what it asks, and began with a warning of it.
    expect(demo.output()).not.toMatch(/"level":[456]0/);
    const site = { url: `http://127.0.0.1:${port}` };
    const { url } = await placeOrder(site, { email: 'anna@example.ru' });
    expect((await fetch(url)).status).toBe(200);
    const mailbox = `http://127.0.0.1:${port + 3}`;
    await expect(async () => {
      expect(await (await fetch(mailbox)).text()).toContain('anna@example.ru');
    }).toPass();
    demo.signal(signal);
    expect(await demo.ended()).toBe(0);
    for (const address of [`http://127.0.0.1:${port}`, url, mailbox]) {
      await expect(fetch(address)).rejects.toThrow();
    }
  });
}

test('The bot of a demo answers, also when the demo is started again', async () => {
  // The shop remembered the numbers of the first start's updates and took the second's for those.
  const settings = { PORT: String(await freePort(5)), DATABASE_URL: freshDatabase() };
  const telegram = `http://127.0.0.1:${Number(settings.PORT) + 4}`;
  for (const start of [1, 2]) {
    const demo = startProgram(SERVE, settings);
    await demo.says('Ctrl-C');
    expect(demo.output()).toContain(`Mini App в стенде Telegram: ${telegram}/a/`);
    const body = JSON.stringify({ userId: DEMO_SELLER, text: '/start' });
    await fetch(`${telegram}/control/messages`, { method: 'POST', body });
    await expect(async () => {
      const chat = await (await fetch(`${telegram}/control/chat?id=${DEMO_SELLER}`)).text();
      expect(chat, `start ${start}`).toContain('Заказать карту');
    }).toPass();
    demo.signal('SIGINT');
    expect(await demo.ended()).toBe(0);
  }
});

test('SIGTERM to npm itself, as a service manager sends it, stops the shop and the emulator', async () => {
  const port = await freePort(5);
  const settings = { PORT: String(port), DATABASE_URL: freshDatabase() };
  const npm = startCommand('npm', ['start'], settings);
  await npm.says('Ctrl-C');
  await npm.stop();
  for (const address of [`http://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`]) {
    await expect(fetch(address)).rejects.toThrow();
  }
});

test('Neither an open event stream nor a browser on an order page holds up the stop', async () => {
  const port = await freePort(5);
  const demo = startProgram(SERVE, { PORT: String(port), DATABASE_URL: freshDatabase() });
  await demo.says('Ctrl-C');
  const { orderUrl } = await placeOrder({ url: `http://127.0.0.1:${port}` });
  const browser = await chromium.launch(chromiumLaunch);
  const page = await browser.newPage();
  const streamOfPage = page.waitForResponse(/\/events$/);
  await page.goto(orderUrl);
  await streamOfPage;
  const stream = await fetch(`${orderUrl.replace('/order/', '/api/orders/')}/events`);
  demo.signal('SIGTERM');
  expect(await demo.ended()).toBe(0);
  expect(demo.output()).not.toContain('силой');
  let text = '';
  for await (const chunk of stream.body ?? []) text += Buffer.from(chunk).toString('utf8');
  expect(text).toContain('awaiting_payment');
  await browser.close();
});

test('A database that does not open ends the start, and says which', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'chakra-start-')), 'broken.sqlite');
  writeFileSync(file, 'this is no database, and long enough to be read as one'.repeat(100));
  const settings = { PORT: String(await freePort(5)), DATABASE_URL: `file:${file}` };
  const demo = startProgram(SERVE, settings);
  expect(await demo.ended()).toBe(1);
  expect(demo.output()).toContain(`Магазин не запустился, база ${file}`);
});

test('A database that a migration does not fit ends the start, and is left as it was', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'chakra-start-')), 'foreign.sqlite');
  const foreign = new Database(file);
  foreign.exec("create table readings (somebody text); insert into readings values ('else')");
  const settings = { PORT: String(await freePort(5)), DATABASE_URL: `file:${file}` };
  const demo = startProgram(SERVE, settings);
  expect(await demo.ended()).toBe(1);
  expect(demo.output()).toContain(`Магазин не запустился, база ${file}`);
  const tables = foreign.prepare("select name from sqlite_schema where type = 'table'").pluck();
  // The list of migrations done is made before the first of them.
  const left = tables.all().filter((name) => !/^(?:sqlite_|__drizzle_)/.test(String(name)));
  expect(left).toEqual(['readings']);
  expect(foreign.prepare('select * from readings').pluck().all()).toEqual(['else']);
  foreign.close();
});

test('Live mode names everything that is missing at once and ends with 1', async () => {
  const live = startProgram(SERVE, { PRODAMUS_URL: 'https://shop.payform.ru' });
  expect(await live.ended()).toBe(1);
  for (const name of ['PUBLIC_URL', 'APP_SECRET', 'PRODAMUS_SECRET_KEY', 'PRICE_KOPECKS']) {
    expect(live.output()).toContain(`${name}: не задано`);
  }
});

const LIVE = {
  PUBLIC_URL: 'https://shop.example.ru',
  APP_SECRET: 'a secret of forty characters, or nearly',
  PRODAMUS_URL: 'https://shop.payform.ru',
  PRODAMUS_SECRET_KEY: 'a-key-that-nobody-has-seen',
  PRICE_KOPECKS: '99000',
};

const REFUSED = [
  ['a short secret', { APP_SECRET: 'short' }, 'APP_SECRET'],
  [
    'the public key of the demo page',
    { PRODAMUS_SECRET_KEY: '2y2aw4oknnke80bp1a8fniwuuq7tdkwmmuq7vwi4nzbr8z1182ftbn6p8mhw3bhz' },
    'PRODAMUS_SECRET_KEY',
  ],
  ['a payment page on this machine', { PRODAMUS_URL: 'http://127.0.0.1:9' }, 'PRODAMUS_URL'],
  ['an address without TLS', { PUBLIC_URL: 'http://shop.example.ru' }, 'PUBLIC_URL'],
  ['a price that is no number', { PRICE_KOPECKS: '990,00' }, 'PRICE_KOPECKS'],
] as const;

for (const [title, setting, name] of REFUSED) {
  test(`Live mode refuses ${title}, and does not print it`, async () => {
    const live = startProgram(SERVE, { ...LIVE, ...setting });
    expect(await live.ended()).toBe(1);
    expect(live.output()).toContain(`${name}: `);
    expect(live.output()).not.toContain(Object.values(setting)[0]);
  });
}

test('A demo refuses to be seen from outside', async () => {
  const demo = startProgram(SERVE, { HOST: '0.0.0.0' });
  expect(await demo.ended()).toBe(1);
  expect(demo.output()).toContain('HOST: демо работает только на этой машине');
});

test('A busy port is reported with a way out', async () => {
  const port = await freePort(5);
  const first = startProgram(SERVE, { PORT: String(port), DATABASE_URL: freshDatabase() });
  await first.says('Ctrl-C');
  const second = startProgram(SERVE, { PORT: String(port), DATABASE_URL: freshDatabase() });
  expect(await second.ended()).toBe(1);
  expect(second.output()).toContain(`PORT=`);
  await first.stop();
});

test('The serving process itself refuses a configuration that does not read', async () => {
  const settings = { PRODAMUS_SECRET_KEY: 'a-key-that-nobody-has-seen' };
  const live = startProgram([...SERVER_FLAGS, path.resolve(SERVER)], settings);
  expect(await live.ended()).toBe(1);
  expect(live.output()).toContain('PUBLIC_URL: не задано');
});

/** A folder with all that the project has but for what Next knows its build by. */
function projectWithoutBuild(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-unbuilt-'));
  mkdirSync(path.join(folder, '.next'));
  const link = (name: string) => symlinkSync(path.resolve(name), path.join(folder, name));
  const wanted = (name: string) => name !== '.next' && !name.startsWith('.env');
  for (const name of readdirSync('.').filter(wanted)) link(name);
  for (const name of readdirSync('.next')) if (name !== 'BUILD_ID') link(`.next/${name}`);
  return folder;
}

test('A shop whose pages do not start ends with 1 and says so', async () => {
  // It lived on and took orders, with nothing to show a buyer, and nobody restarted it.
  const cwd = projectWithoutBuild();
  const { program } = launchShop(await freePort(), 'http://127.0.0.1:9', {}, { cwd });

  expect(await program.ended()).toBe(1);
  expect(program.output()).toContain('Страницы не запустились');
});
