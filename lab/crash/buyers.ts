import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Draw } from '@/db/sqlite/seed/seeded-draw';
import type { PlacedOrder } from '@/e2e/world/shop';
import type { World } from './world';

/** What buyers were told: every order number answered with 201, under its idempotency key. */
export type Promised = Map<string, string>;

const AT_ONCE = 4;
const PAUSE_MS = 40;
const NO_ANSWER = { status: 599, text: '' };

/**
 * Buyers who order and pay, whatever becomes of the shop: each repeats what was not answered. Some
 * give an e-mail and come from Telegram, some pay once more by a resend, some never pay.
 */
export class Buyers {
  readonly promised: Promised = new Map();
  private readonly world: World;
  private readonly draw: Draw;
  private readonly running: Promise<void>[];
  private going = true;

  constructor(world: World, draw: Draw) {
    this.world = world;
    this.draw = draw;
    this.running = Array.from({ length: AT_ONCE }, () => this.run());
    // What a buyer fails with is reported by `finish`; until then the others go on.
    for (const one of this.running) one.catch(() => undefined);
  }

  /** Lets each finish what it is at; needs a shop that answers. */
  async finish(): Promise<void> {
    this.going = false;
    await Promise.all(this.running);
  }

  private async run(): Promise<void> {
    while (this.going) {
      await this.buy(this.draw.upTo(10));
      await sleep(PAUSE_MS + this.draw.upTo(4) * PAUSE_MS);
    }
  }

  /** One buyer; the kind is a digit, so that every run has all kinds in the same proportion. */
  private async buy(kind: number): Promise<void> {
    const { prodamus, telegram } = this.world;
    const userId = kind < 2 ? await telegram.user({ started: true }) : null;
    const order = await this.order(kind < 3 ? { email: 'anna@example.ru' } : {}, userId);
    if (kind === 9) return;
    await prodamus.pay(order.orderNumber);
    if (kind % 4 === 1) await prodamus.resend(order.orderNumber);
  }

  /** Repeats an order under the same key until it is answered. */
  private async order(contacts: object, userId: number | null): Promise<PlacedOrder> {
    const key = randomUUID();
    const body = JSON.stringify({ birthDate: '1985-05-03', consent: true, ...contacts });
    for (;;) {
      // The shop may die at any time, also in the middle of its answer.
      const { status, text } = await this.ask(key, body, userId).catch(() => NO_ANSWER);
      if (status === 201) {
        const order = JSON.parse(text) as PlacedOrder;
        this.promised.set(key, order.orderNumber);
        return order;
      }
      if (status < 500) throw new Error(text);
      await sleep(PAUSE_MS);
    }
  }

  private async ask(key: string, body: string, userId: number | null) {
    const tma = userId === null ? null : await this.world.telegram.initData(userId);
    const answer = await fetch(`${this.world.shopUrl}/generate_pay_url`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
        ...(tma ? { Authorization: `tma ${tma}` } : {}),
      },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  }
}
