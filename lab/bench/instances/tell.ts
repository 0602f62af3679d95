import { Agent, request } from 'node:http';
import type { Shop } from '@/e2e/world/shop';
import type { PaymentEventRequest } from '../unpaid-orders';

const agent = new Agent({ keepAlive: true });

/** Tells an instance of a payment; returns the status of its answer, 0 where there was none. */
export function tell({ url }: Shop, { body, headers }: PaymentEventRequest): Promise<number> {
  return new Promise((resolve) => {
    const told = request(`${url}/api/prodamus/webhook`, { method: 'POST', headers, agent });
    told.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', () => resolve(0));
    });
    told.on('error', () => resolve(0));
    told.end(body);
  });
}
