import { setTimeout as sleep } from 'node:timers/promises';
import { startInstances } from '@/e2e/world/instances/instances';
import { askPostgres } from '@/e2e/world/instances/two-instances';
import { placeOrder, type Shop } from '@/e2e/world/shop';
import { startPostgres } from '@/scripts/postgres';
import { paymentEventRequest } from '../payment-event';
import { tell } from './tell';

const INSTANCES = 3;
/** Buyers at each instance. */
const BUYERS = 4;
/** So many orders are there to be paid when the database goes. */
const RESERVE = 200;
const BEFORE_MS = 5_000;
const OUTAGE_MS = 30_000;
const AFTER_MS = 10_000;
const RECOVERY_LIMIT_MS = 10_000;
const PENDING = 'select count(*)::int as n from payment_notices where handled_at is null';
const UNPAID = `select count(*)::int as n from orders
  where number = any($1) and paid_at is null`;
const TWICE = `select count(*)::int as n from (select order_id from payment_facts
  where kind = 'paid' group by 1 having count(*) > 1) as twice`;

/**
 * Prints what three instances answer while their database is away for half a minute under orders and
 * payment events, and how they go on when it is back: refused payment events are told again, as
 * Prodamus does. Returns whether nothing was taken meanwhile, no process ended, all of it went on by
 * itself, and everything is paid in the end.
 */
export async function printOutage(): Promise<boolean> {
  const server = await startPostgres();
  const url = server.url('postgres');
  const settings = { DATABASE_URL: url, LOG_LEVEL: 'silent' };
  const { shops, stop } = await startInstances(INSTANCES, settings);
  const load = new Load(shops);
  try {
    const buying = load.start();
    await sleep(BEFORE_MS);
    server.crash();
    load.phase = 'away';
    await sleep(OUTAGE_MS);
    const ready = await Promise.all(shops.map(readiness));
    load.phase = 'back';
    server.restart();
    const recovery = await timeUntilReady(shops);
    await sleep(AFTER_MS);
    load.isOver = true;
    await buying;
    await load.tellAgain();
    const count = async (query: string, values?: unknown[]) =>
      Number((await askPostgres(url, query, values))[0]?.n);
    return report(load, {
      ready,
      recovery,
      ended: shops.filter(({ program }) => program.isOver()).length,
      pending: await count(PENDING),
      unpaid: await count(UNPAID, [load.told]),
      twice: await count(TWICE),
    });
  } finally {
    load.isOver = true;
    await stop();
    server.stop();
  }
}

type Phase = 'before' | 'away' | 'back';
type What = 'order' | 'event';
type Counts = { taken: number; refused: number };
type Payment = { number: string; paymentId: number };

const none = (): Record<What, Counts> => ({
  order: { taken: 0, refused: 0 },
  event: { taken: 0, refused: 0 },
});

/** Buyers who order and pay, and what they and Prodamus are answered. */
class Load {
  phase: Phase = 'before';
  isOver = false;
  /** The numbers of all orders whose payment was told. */
  readonly told: string[] = [];
  readonly counts: Record<Phase, Record<What, Counts>> = {
    before: none(),
    away: none(),
    back: none(),
  };
  private readonly shops: readonly Shop[];
  private readonly refused: Payment[] = [];
  /** Orders that nobody has paid yet: while the database is away there are no new ones to pay. */
  private readonly unpaid: string[] = [];

  constructor(shops: readonly Shop[]) {
    this.shops = shops;
  }

  /** Resolves when it is over and nobody waits for an answer. */
  async start(): Promise<void> {
    const buyers = Array.from({ length: BUYERS }, () => this.shops).flat();
    await Promise.all(buyers.map((shop) => this.buy(shop)));
  }

  /** Tells once more of what was refused, until each is answered 200. */
  async tellAgain(): Promise<void> {
    for (let turn = 0; this.refused.length > 0; turn += 1) {
      await this.tellOldest(this.shops[turn % this.shops.length] as Shop);
    }
  }

  private async buy(shop: Shop): Promise<void> {
    while (!this.isOver) {
      const { phase } = this;
      const order = await placeOrder(shop).catch(() => null);
      this.note(phase, 'order', order !== null);
      if (order) this.unpaid.push(order.orderNumber);
      const isSaved = phase === 'before' && this.unpaid.length <= RESERVE;
      const number = isSaved ? undefined : this.unpaid.shift();
      if (number) await this.pay(shop, number);
      // As Prodamus does, though it would wait longer.
      if (!order) await this.tellOldest(shop);
      if (this.phase === 'away') await sleep(100);
    }
  }

  private async pay(shop: Shop, number: string): Promise<void> {
    const payment = { number, paymentId: 80_000_000 + this.told.length };
    this.told.push(number);
    await this.tell(shop, payment);
  }

  private async tellOldest(shop: Shop): Promise<void> {
    const payment = this.refused.shift();
    if (payment) await this.tell(shop, payment);
  }

  private async tell(shop: Shop, payment: Payment): Promise<void> {
    const { phase } = this;
    const status = await tell(shop, paymentEventRequest(payment.number, payment.paymentId));
    this.note(phase, 'event', status === 200);
    if (status !== 200) this.refused.push(payment);
  }

  /** Asked while it was away and taken when it was back already is no mistake. */
  private note(asked: Phase, what: What, isTaken: boolean): void {
    const phase = asked === 'away' && isTaken ? this.phase : asked;
    this.counts[phase][what][isTaken ? 'taken' : 'refused'] += 1;
  }
}

async function readiness({ url }: Shop): Promise<number> {
  return fetch(`${url}/api/ready`).then(
    ({ status }) => status,
    () => 0,
  );
}

/** How long until all of them are ready and listen again. */
async function timeUntilReady(shops: readonly Shop[]): Promise<number> {
  const startedAt = performance.now();
  const isReady = async ({ url }: Shop) => {
    const answer = await fetch(`${url}/api/ready`).catch(() => null);
    const state = (await answer?.json()) as { isListening?: boolean } | undefined;
    return answer?.status === 200 && state?.isListening === true;
  };
  for (const shop of shops) {
    while (!(await isReady(shop)) && !shop.program.isOver()) await sleep(50);
  }
  return performance.now() - startedAt;
}

type Outcome = {
  ready: number[];
  recovery: number;
  ended: number;
  pending: number;
  unpaid: number;
  twice: number;
};

function report({ counts, told }: Load, outcome: Outcome): boolean {
  const row = ({ order, event }: Record<What, Counts>) => ({
    'заказов принято': order.taken,
    'заказов отказано': order.refused,
    'уведомлений принято': event.taken,
    'уведомлений отказано': event.refused,
  });
  console.table({
    'до обрыва': row(counts.before),
    [`базы нет ${OUTAGE_MS / 1_000} с`]: row(counts.away),
    'база вернулась': row(counts.back),
  });
  const { ready, recovery, ended, pending, unpaid, twice } = outcome;
  console.table({
    'после обрыва': {
      '/api/ready без базы': ready.join(' '),
      'готовы через, мс': recovery.toFixed(0),
      'процессов закончилось': ended,
      'сообщено об оплате': told.length,
      'не оплачено': unpaid,
      'оплачено дважды': twice,
      'уведомлений ждёт': pending,
    },
  });
  const { away, back } = counts;
  const isSilent = away.order.taken + away.event.taken === 0;
  const wasAsked = Math.min(away.order.refused, away.event.refused) > 0;
  const isUnready = ready.every((status) => status === 503);
  const goesOn = recovery <= RECOVERY_LIMIT_MS && ended === 0 && back.order.taken > 0;
  return isSilent && wasAsked && isUnready && goesOn && pending + unpaid + twice === 0;
}
