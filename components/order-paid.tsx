import type { Order } from '@/lib/orders/order';
import { OrderSummary } from './order-summary';
import { RainbowLotus } from './rainbow-lotus';

/** The notice has come: the way to the reading stands first. */
export function OrderPaid({ order }: { order: Order }) {
  return (
    <>
      <RainbowLotus className="mb-6 size-28" />
      <h1>Оплата получена</h1>
      <p className="mt-4">Спасибо. Ваша карта готова.</p>
      <a href={`/reading/${order.token}`} className="button mt-6 w-full">
        Открыть карту чакр
      </a>
      <OrderSummary order={order} sumLabel="Оплачено" />
    </>
  );
}
