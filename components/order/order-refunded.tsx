import type { Order } from '@/lib/orders/order';
import { OrderSummary } from './order-summary';

/** The money went back: the order is closed. */
export function OrderRefunded({ order }: { order: Order }) {
  return (
    <>
      <h1>Деньги возвращены</h1>
      <p className="mt-4">
        Заказ закрыт, карта по&nbsp;нему больше не&nbsp;открывается. Банк зачислит деньги
        за&nbsp;несколько дней. Не&nbsp;пришли&nbsp;— напишите нам.
      </p>
      <OrderSummary order={order} sumLabel="Сумма заказа" />
      <p className="mt-6 no-sale:hidden">
        <a href="/">Оформить новый заказ</a>
      </p>
    </>
  );
}
