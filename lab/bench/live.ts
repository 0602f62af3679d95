import { once } from 'node:events';
import { type ClientRequest, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { freePort } from '@/e2e/world/free-port';
import { type Prodamus, startProdamus } from '@/e2e/world/prodamus';
import { type PlacedOrder, placeOrder, type Shop, startShop, tokenOf } from '@/e2e/world/shop';
import { findChromium } from '@/scripts/chromium';
import { paymentEventRequest } from './payment-event';
import { quantile } from './quantiles';

const STREAMS = 200;
const PAGES = 10;
const LIMIT_MS = 250;
/** By then even a page without a stream would have asked. */
const TIMEOUT_MS = 20_000;

/**
 * Prints how long after a payment event has been sent the open pages of its order know: 200 streams
 * that are open at once, and among them one real page, paid ten times over.
 */
export async function printLive(): Promise<void> {
  const shopPort = await freePort();
  const prodamusPort = await freePort();
  const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${shopPort}`);
  // Every stream comes from an address of its own: of one only so many are served.
  const shop = await startShop(shopPort, prodamus.url, { TRUSTED_PROXY: '127.0.0.1' });
  try {
    const streams: Stream[] = [];
    while (streams.length < STREAMS) {
      streams.push(await openStream(shop, await placeOrder(shop), streams.length));
    }
    const told: number[] = [];
    for (const [index, stream] of streams.slice(0, STREAMS / 2).entries()) {
      told.push(await timed(inTime(stream.paid), () => pay(shop, stream.order, index)));
    }
    const shown = await timesOfPages(shop, prodamus);
    for (const { request } of streams) request.destroy();
    console.table({ 'Поток событий': row(told), 'Открытая страница': row(shown) });
  } finally {
    await shop.stop();
    await prodamus.stop();
  }
}

type Stream = { order: PlacedOrder; request: ClientRequest; paid: Promise<unknown> };

async function openStream(shop: Shop, order: PlacedOrder, index: number): Promise<Stream> {
  const headers = { 'X-Forwarded-For': `203.0.113.${index}` };
  const request = get(`${shop.url}/api/orders/${tokenOf(order)}/events`, { headers });
  const [response] = await once(request, 'response');
  const paid = new Promise<void>((resolve) => {
    response.on('data', (part: Buffer) => {
      if (part.includes('"state":"paid"')) resolve();
    });
    response.on('error', () => undefined);
  });
  await once(response, 'data');
  return { order, request, paid };
}

async function pay(shop: Shop, { orderNumber }: PlacedOrder, index: number): Promise<void> {
  const paymentEvent = paymentEventRequest(orderNumber, 70_000_000 + index);
  const answer = await fetch(`${shop.url}/api/prodamus/webhook`, {
    method: 'POST',
    ...paymentEvent,
  });
  if (answer.status !== 200) throw new Error(`a payment event was answered ${answer.status}`);
}

async function timesOfPages(shop: Shop, prodamus: Prodamus): Promise<number[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  const times: number[] = [];
  try {
    while (times.length < PAGES) times.push(await timeOfPage(await browser.newPage()));
  } finally {
    await browser.close();
  }
  return times;

  async function timeOfPage(page: Page): Promise<number> {
    const order = await placeOrder(shop);
    const stream = page.waitForResponse((answer) => answer.url().endsWith('/events'));
    await page.goto(order.orderUrl);
    await stream;
    const seen = inTime(showsPaid(page));
    const sentAt = Date.now();
    await prodamus.pay(order.orderNumber);
    const time = (await seen) - sentAt;
    await page.close();
    return time;
  }
}

async function inTime<T>(known: Promise<T>): Promise<T> {
  const late = sleep(TIMEOUT_MS, null, { ref: false }).then((): never => {
    throw new Error('an open page was never told that its order is paid');
  });
  return await Promise.race([known, late]);
}

/** The moment at which the page says so, by its own clock: asking from outside would be later. */
function showsPaid(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new MutationObserver(() => {
          if (document.body.innerText.includes('Оплата получена')) resolve(Date.now());
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
}

async function timed(known: Promise<unknown>, action: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  const at = known.then(() => performance.now());
  await action();
  return (await at) - startedAt;
}

function row(times: readonly number[]) {
  const p95 = quantile(times, 0.95);
  return {
    измерено: times.length,
    'p50 мс': quantile(times, 0.5).toFixed(0),
    'p95 мс': `${p95.toFixed(0)}${p95 > LIMIT_MS ? ` > ${LIMIT_MS}` : ''}`,
  };
}
