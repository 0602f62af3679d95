import type { OrderDetails } from '@/lib/store/order-details';
import type { Clock } from '../clock';
import { stateOf } from '../orders/order';
import { orderMessage, paidMessage, refundedMessage } from './chat-messages';
import type { ChatMessage } from './messenger';

type Ports = {
  clock: Clock;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  payUrl(file: OrderDetails): Promise<string | null>;
};

/** How an order stands now, for a buyer who asks in the chat. */
export async function statusMessage(ports: Ports, file: OrderDetails): Promise<ChatMessage> {
  const { order } = file;
  const state = stateOf(order, ports.clock());
  if (state === 'refunded') return refundedMessage(order);
  if (state === 'paid') return paidMessage(order, ports.readingUrl(order.token));
  return orderMessage(order, await ports.payUrl(file), ports.orderUrl(order.token));
}
