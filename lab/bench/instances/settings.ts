import { openSession } from '@/e2e/world/admin';
import { startInstances } from '@/e2e/world/instances/instances';
import { formOf, sendForm } from '@/e2e/world/page-form';
import { placeOrder, type Shop } from '@/e2e/world/shop';
import { startPostgres } from '@/scripts/postgres';
import { quantile } from '../quantiles';

const INSTANCES = 3;
const PRICES = 20;
const LIMIT_MS = 1_000;

/**
 * Prints how long after a price was saved at one instance all the others sell at it. Returns whether
 * that is soon enough each time.
 */
export async function printSettings(): Promise<boolean> {
  const server = await startPostgres();
  const { shops, stop } = await startInstances(INSTANCES, {
    DATABASE_URL: server.url('postgres'),
  });
  try {
    const [one, ...others] = shops as [Shop, ...Shop[]];
    const cookie = await openSession(one.url);
    const times: number[] = [];
    while (times.length < PRICES) {
      const price = 1_000 + times.length;
      await savePrice(one, cookie, price);
      const savedAt = performance.now();
      await Promise.all(others.map((other) => untilSold(other, price)));
      times.push(performance.now() - savedAt);
    }
    const longest = Math.max(...times);
    console.table({
      'новая цена у других процессов': {
        измерено: times.length,
        'p50 мс': quantile(times, 0.5).toFixed(0),
        'p95 мс': quantile(times, 0.95).toFixed(0),
        'самое долгое, мс': `${longest.toFixed(0)}${longest > LIMIT_MS ? ` > ${LIMIT_MS}` : ''}`,
      },
    });
    return longest <= LIMIT_MS;
  } finally {
    await stop();
    server.stop();
  }
}

async function savePrice({ url }: Shop, cookie: string, price: number): Promise<void> {
  const page = `${url}/admin/settings`;
  const filled = { price: String(price), productName: 'Карта чакр', linkTtlHours: '72' };
  const form = await formOf(page, cookie, filled);
  const saved = await sendForm(page, form, { cookie, origin: url });
  if (!(await saved.text()).includes('Сохранено.')) throw new Error('the price was not saved');
}

async function untilSold(shop: Shop, price: number): Promise<void> {
  while ((await placeOrder(shop)).amount !== `${price}.00`);
}
