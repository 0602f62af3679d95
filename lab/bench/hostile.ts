import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/e2e/world/free-port';
import { type Shop, startShop } from '@/e2e/world/shop';
import { LONG_TEXTS } from '@/lib/orders/erasure/fixtures/long-texts';
import { HOSTILE_BODIES } from '@/lib/prodamus/fixtures/hostile-bodies';
import { paymentEventRequest } from './payment-event';
import { quantile } from './quantiles';

const NO_PRODAMUS = 'http://127.0.0.1:9';
const A_SECOND = 40;
const SECONDS = 8;
const BYTES_OF_TEXT = 60_000;

/**
 * Prints how long the shop lets others wait while unsigned bodies of 64 KB, each as costly to read
 * as it can be, come 40 times a second: from one address, and each from another, which no limit
 * holds back; and while signed ones come that name no order, with as long a text in them as fits.
 * The ratios are to the quiet shop.
 */
export async function printHostile(): Promise<void> {
  const settings = { TRUSTED_PROXY: '127.0.0.1', RATE_BAD_SIGNATURES_PER_MINUTE: '30' };
  const shop = await startShop(await freePort(), NO_PRODAMUS, settings);
  try {
    await attack(shop, () => '198.51.100.1', 1);
    const quiet = await waitsDuring(shop, sleep(SECONDS * 1_000));
    const one = await waitsDuring(
      shop,
      attack(shop, () => '198.51.100.2', SECONDS),
    );
    const address = (at: number) =>
      `2001:db8:${Math.floor(at / 65_536)}:${(at % 65_536).toString(16)}::1`;
    const many = await waitsDuring(shop, attack(shop, address, SECONDS));
    const signed = await waitsDuring(shop, payNobody(shop));
    const row = (waits: readonly number[]) => ({
      'p50 мс': quantile(waits, 0.5).toFixed(1),
      'p50 к тихому': (quantile(waits, 0.5) / quantile(quiet, 0.5)).toFixed(1),
      'p99 мс': quantile(waits, 0.99).toFixed(1),
      'дольше всего, мс': Math.max(...waits).toFixed(1),
    });
    console.table({
      тихо: row(quiet),
      'с одного адреса': row(one),
      'каждое со своего': row(many),
      'подписанные, ни о каком заказе': row(signed),
    });
  } finally {
    await shop.stop();
  }
}

/** Sends every body in turn, evenly, whether the ones before are answered or not. */
async function attack(shop: Shop, addressOf: (at: number) => string, seconds: number) {
  const answers: Promise<unknown>[] = [];
  for (let at = 0; at < A_SECOND * seconds; at += 1) {
    const { contentType = '', body = '' } = HOSTILE_BODIES[at % HOSTILE_BODIES.length] ?? {};
    const headers = {
      'Content-Type': contentType,
      Sign: '0'.repeat(64),
      'X-Forwarded-For': addressOf(at),
    };
    const sent = fetch(`${shop.url}/api/prodamus/webhook`, { method: 'POST', headers, body });
    answers.push(sent.then((answer) => answer.arrayBuffer()));
    await sleep(1_000 / A_SECOND);
  }
  await Promise.all(answers);
}

/** Every text in turn, evenly, four times: each is looked through for whom it names. */
async function payNobody(shop: Shop) {
  const answers: Promise<Response>[] = [];
  const texts = Array.from({ length: 4 }, () => LONG_TEXTS).flat();
  for (const [at, [, text]] of texts.entries()) {
    const { length } = new URLSearchParams({ text }).toString();
    const fitting = text.slice(0, Math.floor((text.length * BYTES_OF_TEXT) / length));
    const paymentEvent = paymentEventRequest('0000000000', 70_000_000 + at, fitting);
    answers.push(fetch(`${shop.url}/api/prodamus/webhook`, { method: 'POST', ...paymentEvent }));
    await sleep(1_000 / A_SECOND);
  }
  for (const { status } of await Promise.all(answers)) {
    if (status !== 200) throw new Error(`a signed payment event was answered by ${status}`);
  }
}

/** How long `/api/health` took to answer, asked again and again until something is over. */
async function waitsDuring(shop: Shop, until: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  const end = until.finally(() => {
    isOver = true;
  });
  const waits: number[] = [];
  while (!isOver) {
    const startedAt = performance.now();
    await (await fetch(`${shop.url}/api/health`)).arrayBuffer();
    waits.push(performance.now() - startedAt);
    await sleep(5);
  }
  await end;
  return waits;
}
