import type { Order } from '@/lib/orders/order';
import { OrderChecking } from './order-checking';
import { OrderPaid } from './order-paid';
import { OrderRefunded } from './order-refunded';
import { OrderToPay } from './order-to-pay';
import type { OrderView } from './order-view';
import { OrderWithoutLink } from './order-without-link';

type Props = {
  order: Order;
  view: OrderView;
  contacts: string;
  hasTried: boolean;
  /** Whether the buyer has been back from paying for long. */
  isLate: boolean;
};

/** The part of an order's page that depends on what is known about its payment. */
export function OrderScreen({ order, view, contacts, hasTried, isLate }: Props) {
  switch (view.kind) {
    case 'pay':
      return <OrderToPay order={order} url={view.url} until={view.until} />;
    case 'no_link':
      return <OrderWithoutLink order={order} reason={view.reason} hasTried={hasTried} />;
    case 'checking':
      return <OrderChecking {...{ order, contacts, isLate }} url={view.url} />;
    case 'paid':
      return <OrderPaid order={order} />;
    case 'refunded':
      return <OrderRefunded order={order} />;
  }
}
