import { OrderNumber } from '@/components/order-number';
import { useMyOrders } from './use-my-orders';

/** The line that leads back to the person's newest order, and to all of them. */
export function LatestOrder() {
  const [answer] = useMyOrders();
  const order = answer?.kind === 'orders' ? answer.orders[0] : undefined;
  return (
    <p className="note absolute top-0 left-0 bg-paper shadow-[0_0_0.75rem_0.75rem_var(--paper)]">
      {order && (
        <>
          Ваш последний заказ
          <br />
          <OrderNumber number={order.orderNumber} />
          &nbsp;—{' '}
          <a href={order.readingPath ?? order.path} className="inline-block py-2">
            открыть
          </a>
          <br />
        </>
      )}
      <a href="/telegram/orders" className="inline-block py-2">
        Мои карты
      </a>
    </p>
  );
}
