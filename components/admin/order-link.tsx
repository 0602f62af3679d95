import { OrderNumber } from '@/components/order-number';
import type { KeptRow } from '@/lib/store/payment-events';

type Props = {
  order: Pick<NonNullable<KeptRow['order']>, 'id' | 'number'> | null;
  orderNumber: string;
};

/** The order that a payment event names, with the way to it; as it was written when there is none. */
export function OrderLink({ order, orderNumber }: Props) {
  if (!order) return <>{orderNumber.slice(0, 60) || '—'}</>;
  return (
    <a href={`/admin/orders/${order.id}`}>
      <OrderNumber number={order.number} />
    </a>
  );
}
