import { openSession } from '@/e2e/world/admin';
import { startInstances } from '@/e2e/world/instances/instances';
import { makeLimitedCode } from '@/e2e/world/instances/limited-code';
import { askPostgres } from '@/e2e/world/instances/two-instances';
import type { PlacedOrder, Shop } from '@/e2e/world/shop';
import { startPostgres } from '@/scripts/postgres';

const INSTANCES = 3;
const ASKED = 50;
const USES = 10;
const CODE = 'ДЕСЯТЬ';

/**
 * Prints how many of the orders that are placed at once, all over the instances, get a code that so
 * many may have; those that got it are paid. Returns whether it is exactly as many.
 */
export async function printCodes(): Promise<boolean> {
  const server = await startPostgres();
  const url = server.url('postgres');
  const { shops, prodamus, stop } = await startInstances(INSTANCES, { DATABASE_URL: url });
  try {
    const one = shops[0] as Shop;
    const cookie = await openSession(one.url);
    await makeLimitedCode(one, cookie, { code: CODE, mostUses: USES });
    const asked = Array.from({ length: ASKED }, (_, at) => place(shops[at % shops.length] as Shop));
    const answers = await Promise.all(asked);
    const placed = answers.flatMap(({ order }) => order ?? []);
    await Promise.all(placed.map(({ orderNumber }) => prodamus.pay(orderNumber)));
    const paid = `select count(*)::int as n from orders
      where promo_code = $1 and paid_at is not null and amount = 89100`;
    const used = Number((await askPostgres(url, paid, [CODE]))[0]?.n);
    const refused = answers.filter(({ status }) => status === 422).length;
    console.table({
      [`${ASKED} заказов сразу, промокод на ${USES}`]: {
        'по промокоду': placed.length,
        отказано: refused,
        'оплачено со скидкой': used,
      },
    });
    return used === USES && placed.length === USES && refused === ASKED - USES;
  } finally {
    await stop();
    server.stop();
  }
}

async function place({ url }: Shop): Promise<{ status: number; order: PlacedOrder | null }> {
  const answer = await fetch(`${url}/generate_pay_url`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ birthDate: '1998-07-13', consent: true, promoCode: CODE }),
  });
  const said = await answer.json();
  return { status: answer.status, order: answer.status === 201 ? (said as PlacedOrder) : null };
}
