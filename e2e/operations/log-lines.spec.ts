import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { furnish } from '../world/furnished-shop';
import { formOf, sendForm } from '../world/page-form';
import type { Prodamus } from '../world/prodamus';
import { askRaw } from '../world/raw-http';
import { addressOf, routesOfApp } from '../world/routes';
import { placeOrder, type Shop, startShop, tokenOf } from '../world/shop';
import { startWorld } from '../world/world';

/** What an attacker would like to see as a line of its own. */
const FORGED = '{"level":30,"msg":"forged-line"}';
const BREAKS = ['\n', '\r\n', '\u2028', '\u0085', '%0a', '\\n'];

const PERSON = {
  birthDate: '1977-09-08',
  name: 'Канарейка-Имя',
  email: 'canary-mail@example.ru',
  phone: '+79998887766',
};
const CANARIES = [/1977-09-08|08\.09\.1977/, /Канарейка/, /canary-mail/, /9998887766/];

async function withShop(use: (shop: Shop, prodamus: Prodamus) => Promise<void>) {
  const { shop, prodamus, stop } = await startWorld({
    mail: false,
    settings: { LOG_LEVEL: 'trace' },
  });
  await use(shop, prodamus);
  await stop();
}

/** Everything the shop has said, a line each. */
function linesOf(shop: Shop): string[] {
  return shop.program.output().split(/\r\n|[\n\r\u2028\u2029\u0085]/);
}

test('A start says in one line of its log which settings are absent, and only those it does without', async () => {
  await withShop(async (shop) => {
    const lines = linesOf(shop).filter((line) => /\bBACKUP_DIR\b|\bMETRICS_TOKEN\b/.test(line));
    expect(lines).toHaveLength(1);
    const { switchedOff } = JSON.parse(lines[0] ?? '{}') as { switchedOff?: string[] };
    expect(switchedOff?.join()).toContain('BACKUP_DIR');
    expect(switchedOff?.join()).not.toContain('METRICS_TOKEN');
  });
});

test('A line break in a header, an address or a field never begins a line of the log', async () => {
  await withShop(async (shop, prodamus) => {
    await prodamus.faults({ linkAnswer: 'none' });
    for (const lineBreak of BREAKS) {
      const hostile = `x${lineBreak}${FORGED}`;
      const inHeader = Buffer.from(hostile.replaceAll(/[\r\n]/g, ' ')).toString('latin1');
      const headers = { 'user-agent': inHeader, 'idempotency-key': inHeader, sign: inHeader };
      const order = { ...PERSON, name: hostile, promoCode: hostile };
      const json = { 'content-type': 'application/json', ...headers };
      const sent = { method: 'POST', path: '/generate_pay_url' };
      await askRaw(shop.url, { ...sent, headers: json, body: JSON.stringify(order) });
      await askRaw(shop.url, {
        ...sent,
        headers: { ...json, 'idempotency-key': randomUUID() },
        body: JSON.stringify({ ...PERSON, consent: true, name: hostile }),
      });
      await prodamus.paymentEvent({
        fields: { order_id: hostile, order_num: hostile, sum: hostile, payment_status: hostile },
      });
      const path = `/order/${encodeURIComponent(hostile)}?_payform_status=${encodeURIComponent(hostile)}`;
      await askRaw(shop.url, { path, headers });
      // What Next itself complains about.
      const action = { 'next-action': inHeader, origin: `http://${inHeader}` };
      await askRaw(shop.url, { method: 'POST', path: '/find', headers: action, body: hostile });
      const form = new FormData();
      form.set(`$ACTION_ID_${hostile}`, hostile);
      form.set(`$ACTION_REF_${hostile}`, hostile);
      await fetch(`${shop.url}/find`, {
        method: 'POST',
        body: form,
        headers: { origin: shop.url },
      });
    }
    const lines = linesOf(shop);
    expect(lines.filter((line) => line.startsWith(FORGED))).toEqual([]);
    for (const line of lines.filter((one) => one.startsWith('{'))) {
      expect(JSON.parse(line), line).toMatchObject({
        level: expect.any(Number),
        time: expect.any(String),
      });
    }
    // The shop did speak, or this has proved nothing.
    expect(
      lines.filter((line) => line.includes('no payment link was made')).length,
    ).toBeGreaterThan(0);
  });
});

test('Nothing of a buyer gets into the log or into an address, whatever goes right or wrong', async () => {
  await withShop(async (shop, prodamus) => {
    const { order, cookie, parts } = await furnish(shop, prodamus);
    const canary = await placeOrder(shop, PERSON);
    const visited: string[] = [];
    const visit = async (path: string) => {
      const { headers } = await askRaw(shop.url, { path, headers: { cookie } });
      visited.push(path, String(headers.location ?? ''));
    };
    await prodamus.pay(canary.orderNumber);
    for (const route of routesOfApp()) await visit(addressOf(route, parts));
    for (const page of ['order', 'reading', 'another']) await visit(`/${page}/${tokenOf(canary)}`);
    const [year, month, day] = PERSON.birthDate.split('-') as [string, string, string];
    const filled = { number: canary.orderNumber, day, month, year };
    const found = await sendForm(`${shop.url}/find`, await formOf(`${shop.url}/find`, '', filled), {
      cookie: '',
      origin: shop.url,
    });
    expect(found.headers.get('location')).toBe(`/reading/${tokenOf(canary)}`);
    visited.push(String(found.headers.get('location')));
    const form = await formOf(shop.url, '', {
      day,
      month,
      year,
      contact: PERSON.email,
      name: PERSON.name,
      offer: 'on',
      personalData: 'on',
    });
    const ordered = await sendForm(shop.url, form, { cookie: '', origin: shop.url });
    expect(ordered.headers.get('location')).toMatch(/^\/order\//);
    visited.push(String(ordered.headers.get('location')));
    await prodamus.faults({ linkAnswer: 'none', sum: '1.00', signWith: 'wrong' });
    await fetch(`${shop.url}/generate_pay_url`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...PERSON, consent: true }),
    });
    await prodamus.pay(order.orderNumber, 'refund');
    const links = (await prodamus.links()).map(({ url }) => url);
    for (const canaryText of CANARIES) {
      expect(shop.program.output()).not.toMatch(canaryText);
      expect([...visited, ...links].join('\n')).not.toMatch(canaryText);
    }
  });
});

/** How many lines of the log say this. */
function countOf(shop: Shop, ...said: string[]): number {
  return linesOf(shop).filter((line) => said.every((one) => line.includes(one))).length;
}

test('What a stranger can ask without a limit fills no log', async () => {
  await withShop(async (shop) => {
    for (let time = 0; time < 100; time += 1) {
      for (const path of ['/generate_pay_url', '/api/orders/x', '/api/prodamus/webhook']) {
        await askRaw(shop.url, { method: 'OPTIONS', path });
      }
    }
    expect(countOf(shop, 'a request is answered', 'OPTIONS')).toBeLessThanOrEqual(3 * 60);
    expect(countOf(shop, 'a request is answered', 'OPTIONS')).toBeGreaterThan(0);
  });
});

test('A failure that everybody meets is a few lines a minute', async () => {
  await withShop(async (shop) => {
    const other = new Database(shop.databaseFile);
    other.exec('alter table orders rename to orders_away');
    other.close();
    for (let time = 0; time < 30; time += 1) {
      expect((await askRaw(shop.url, { path: '/api/orders/x' })).status).toBe(500);
    }
    const again = new Database(shop.databaseFile);
    again.exec('delete from __drizzle_migrations');
    again.close();
    for (let time = 0; time < 30; time += 1) {
      expect((await askRaw(shop.url, { path: '/api/ready' })).status).toBe(503);
    }
    expect(countOf(shop, 'a request failed')).toBe(10);
    expect(countOf(shop, 'not ready')).toBe(10);
  });
});

/** Lets a signal throw in the midst of the shop, as a fault of a library would. */
const THROWING = `data:text/javascript,${encodeURIComponent(`
  process.on('SIGUSR2', () => {
    throw new Error('Канарейка-Имя canary-mail@example.ru');
  });
`)}`;

test('What nobody has caught is a line of the log as well, without its words', async () => {
  const settings = { NODE_OPTIONS: `--import=${THROWING}` };
  const shop = await startShop(await freePort(), 'http://127.0.0.1:9', settings);
  expect((await fetch(shop.url)).status).toBe(200);
  shop.program.signal('SIGUSR2');
  await expect
    .poll(() => linesOf(shop).filter((line) => line.includes('nobody has caught an error')))
    .toHaveLength(1);

  for (const canary of CANARIES) expect(shop.program.output()).not.toMatch(canary);
  expect((await fetch(shop.url)).status).toBe(200);
  await shop.stop();
});
