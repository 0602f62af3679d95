import type { Order } from '@/lib/orders/order';
import { OrderChecking } from './order-checking';
import { OrderPaid } from './order-paid';
import { OrderRefunded } from './order-refunded';
import { OrderToPay } from './order-to-pay';
import type { OrderView } from './order-view';
import { type LinkAnswer, OrderWithoutLink } from './order-without-link';

type Props = {
  order: Order;
  view: OrderView;
  contacts: string;
  /** What asking for a new link has just come to. */
  linkAnswer: LinkAnswer;
  /** Whether the buyer has been back from paying for long. */
  isLate: boolean;
};

/** The part of an order's page that depends on what is known about its payment. */
export function OrderScreen({ order, view, contacts, linkAnswer, isLate }: Props) {
  switch (view.kind) {
    case 'pay':
      return <OrderToPay order={order} url={view.url} until={view.until} />;
    case 'no_link':
      return <OrderWithoutLink order={order} reason={view.reason} answer={linkAnswer} />;
    case 'checking':
      return <OrderChecking order={order} contacts={contacts} isLate={isLate} url={view.url} />;
    case 'paid':
      return <OrderPaid order={order} />;
    case 'refunded':
      return <OrderRefunded order={order} />;
  }
}
