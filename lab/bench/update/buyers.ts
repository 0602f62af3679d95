import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PlacedOrder, placeOrder, tokenOf } from '@/e2e/world/shop';
import { paymentEventRequest } from '../payment-event';

const PER_SECOND = 20;
const ANSWER_TIMEOUT_MS = 30_000;
const REPEAT_AFTER_MS = 500;

type Method = 'GET' | 'POST';
type Asked = { path: string; init?: RequestInit; onAnswer?: (text: string) => void };

/** Of all buyers: no payment id may come twice. */
let turn = 0;

/** How requests of one method were answered. */
export type Answered = { asked: number; failed: number; repeated: number; slowestMs: number };

/**
 * Buyers who send 20 requests a second, whether they are answered or not: a form, an order page, a
 * reading, the API, an order, a payment event. A POST that failed is repeated as its sender would do
 * it, until it succeeds.
 */
export class Buyers {
  readonly answered: Record<Method, Answered> = { GET: none(), POST: none() };
  /** Why requests failed. */
  readonly failures: string[] = [];
  /** The number of the order that was answered to each key. */
  readonly placed = new Map<string, string>();
  readonly paid: string[] = [];
  private readonly url: string;
  private readonly seen: PlacedOrder;
  private readonly unpaid: string[] = [];
  private readonly running = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  /** `seen` is a paid order, whose pages are read. */
  constructor(url: string, seen: PlacedOrder) {
    this.url = url;
    this.seen = seen;
  }

  start(): void {
    this.timer = setInterval(() => {
      const one = this.ask(this.next()).finally(() => this.running.delete(one));
      this.running.add(one);
    }, 1_000 / PER_SECOND);
  }

  /** Waits for every answer that is still to come. */
  async finish(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.running);
  }

  private next(): Asked {
    const token = tokenOf(this.seen);
    const gets = ['/', `/order/${token}`, `/reading/${token}`, `/api/orders/${token}`];
    const kind = turn++ % (gets.length + 2);
    const path = gets[kind];
    if (path) return { path };
    const number = this.unpaid.shift();
    return kind === gets.length || !number ? this.order() : this.payment(number);
  }

  private order(): Asked {
    const key = randomUUID();
    return {
      path: '/generate_pay_url',
      init: {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify({ birthDate: '1985-05-03', consent: true }),
      },
      onAnswer: (text) => {
        const { orderNumber } = JSON.parse(text) as PlacedOrder;
        this.placed.set(key, orderNumber);
        this.unpaid.push(orderNumber);
      },
    };
  }

  private payment(number: string): Asked {
    const init = { method: 'POST', ...paymentEventRequest(number, 70_000_000 + turn) };
    return { path: '/api/prodamus/webhook', init, onAnswer: () => void this.paid.push(number) };
  }

  private async ask({ path, init, onAnswer }: Asked): Promise<void> {
    const method: Method = init ? 'POST' : 'GET';
    const count = this.answered[method];
    count.asked += 1;
    const from = performance.now();
    let text = await this.send(path, init);
    count.slowestMs = Math.max(count.slowestMs, performance.now() - from);
    if (text === null) count.failed += 1;
    if (method === 'GET') return;
    for (let again = 0; text === null && again < 20; again += 1) {
      await sleep(REPEAT_AFTER_MS);
      text = await this.send(path, init);
      if (text !== null) count.repeated += 1;
    }
    if (text !== null) onAnswer?.(text);
  }

  /** The text of a good answer; null of any other. */
  private async send(path: string, init: RequestInit = {}): Promise<string | null> {
    try {
      const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
      const answer = await fetch(`${this.url}${path}`, { ...init, signal });
      const text = await answer.text();
      if (answer.ok) return text;
      this.failures.push(`${init.method ?? 'GET'} ${answer.status}`);
    } catch (error) {
      this.failures.push(`${init.method ?? 'GET'} ${String(error)}`);
    }
    return null;
  }
}

function none(): Answered {
  return { asked: 0, failed: 0, repeated: 0, slowestMs: 0 };
}

/** An order that is paid. */
export async function paidOrder(url: string): Promise<PlacedOrder> {
  const order = await placeOrder({ url });
  const paid = await fetch(`${url}/api/prodamus/webhook`, {
    method: 'POST',
    ...paymentEventRequest(order.orderNumber, 69_999_999),
  });
  if (!paid.ok) throw new Error(`the payment was answered ${paid.status}`);
  return order;
}
