import type { OwnOrder } from '@/lib/orders/order-answer';
import type { MiniApp } from './mini-app';

export type MyOrdersAnswer =
  | { kind: 'orders'; canWrite: boolean; orders: OwnOrder[] }
  /** The login is not good; the text says what to do. */
  | { kind: 'refused'; detail: string }
  | { kind: 'failed' };

/** Asks for all orders of the person, the newest first. Never throws. */
export async function fetchMyOrders(app: MiniApp): Promise<MyOrdersAnswer> {
  try {
    const answer = await fetch('/api/telegram/orders', request(app));
    if (answer.ok) return { kind: 'orders', ...(await answer.json()) };
    if (answer.status !== 401) return { kind: 'failed' };
    return { kind: 'refused', detail: (await answer.json()).detail };
  } catch {
    return { kind: 'failed' };
  }
}

/** One order by its opaque id; null when it is not this person's, or cannot be asked for. */
export async function fetchMyOrder(app: MiniApp, id: string): Promise<OwnOrder | null> {
  try {
    const answer = await fetch(`/api/telegram/orders/${encodeURIComponent(id)}`, request(app));
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function request({ initData }: MiniApp): RequestInit {
  return { cache: 'no-store', headers: { Authorization: `tma ${initData}` } };
}
