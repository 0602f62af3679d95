import { startInstances } from '@/e2e/world/instances/instances';
import type { Shop } from '@/e2e/world/shop';
import { startPostgres } from '@/scripts/postgres';
import { quantile } from '../quantiles';
import { type PaymentEventRequest, seedUnpaid } from '../unpaid-orders';
import { type HeldProcesses, heldProcesses } from './held-processes';
import { tell } from './tell';

const ORDERS = 80_000;
const WARM_UP = 1_500;
const ROUNDS = 5;
const SECONDS = 4;
/** Connections to each instance. */
const CONNECTIONS = 12;
const COUNTS = [1, 2, 3] as const;
/** So many times the payment events of one that so many instances take at least. */
const LEAST: Record<number, number> = { 2: 1.7, 3: 2.3 };

/**
 * Prints how many payment events of different unpaid orders one, two and three instances take in a
 * second, each held to a fifth of a core; database and load are not held. Medians of `ROUNDS`
 * rounds, and of the ratios within each. Returns whether they are as many as they must.
 */
export async function printScaling(): Promise<boolean> {
  const held = heldProcesses();
  if (!held) {
    console.log('Рост с числом процессов: не измерить, долю ядра здесь процессу не задать.');
    return true;
  }
  const server = await startPostgres();
  try {
    const requests = await seedUnpaid(server, 'seeded', ORDERS);
    const rounds = await measured(held, server.url('seeded'), requests);
    return report(rounds);
  } finally {
    held.forget();
    server.stop();
  }
}

/** Payment events in a second by the number of instances. */
type Round = Record<number, number>;

async function measured(
  held: HeldProcesses,
  url: string,
  requests: PaymentEventRequest[],
): Promise<Round[]> {
  // Erasing the oldest unpaid orders would keep payment events of theirs waiting.
  const settings = { DATABASE_URL: url, RETENTION_DAYS: '0' };
  const { shops, stop } = await startInstances(COUNTS.length, settings);
  const rounds: Round[] = [];
  try {
    const left = requests.values();
    await Promise.all(shops.map((shop) => tellAll(shop, left.take(WARM_UP))));
    for (const { program } of shops) held.hold(program.pid ?? 0);
    while (rounds.length < ROUNDS) {
      const turn = rounds.length;
      const round: Round = {};
      // Each instance has its turn at being the only one, and each number at being the first.
      const inTurn = shops.map((_, at) => shops[(at + turn) % shops.length] as Shop);
      for (const count of turn % 2 === 0 ? COUNTS : COUNTS.toReversed()) {
        round[count] = await rateOf(inTurn.slice(0, count), left);
      }
      rounds.push(round);
    }
  } finally {
    await stop();
  }
  return rounds;
}

async function tellAll(shop: Shop, requests: Iterable<PaymentEventRequest>): Promise<void> {
  for (const request of requests) {
    if ((await tell(shop, request)) !== 200)
      throw new Error('a payment event was not answered 200');
  }
}

/** Payment events that these instances take in a second, each as many at a time as the others. */
async function rateOf(
  shops: readonly Shop[],
  left: Iterator<PaymentEventRequest>,
): Promise<number> {
  const until = performance.now() + SECONDS * 1_000;
  let taken = 0;
  const connection = async (shop: Shop) => {
    while (performance.now() < until) {
      const { value, done } = left.next();
      if (done) throw new Error('there are too few orders for so quick a machine');
      const status = await tell(shop, value);
      if (status !== 200) {
        throw new Error(`a payment event was answered ${status}:\n${shop.program.output()}`);
      }
      if (performance.now() < until) taken += 1;
    }
  };
  const connections = Array.from({ length: CONNECTIONS }, () => shops).flat();
  await Promise.all(connections.map(connection));
  return taken / SECONDS;
}

function report(rounds: readonly Round[]): boolean {
  let isEnough = true;
  const rows = COUNTS.map((count) => {
    const rates = rounds.map((round) => round[count] ?? 0);
    const ratio = quantile(
      rounds.map((round) => (round[count] ?? 0) / (round[1] ?? 0)),
      0.5,
    );
    const least = LEAST[count];
    const isMissed = least !== undefined && ratio < least;
    if (isMissed) isEnough = false;
    const row = {
      'в секунду': quantile(rates, 0.5).toFixed(0),
      'к одному': `${ratio.toFixed(2)}${isMissed ? ` < ${least}` : ''}`,
    };
    return [`процессов: ${count}`, row];
  });
  console.table(Object.fromEntries(rows));
  return isEnough;
}
