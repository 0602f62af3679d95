import type { Order } from '@/lib/orders/order';
import { PrimaryAction } from '../page/primary-action';
import { RainbowLotus } from '../page/rainbow-lotus';
import { ForgetOrderForm } from './kept-by-browser/forget-order-form';
import { OrderSummary } from './order-summary';

/** The payment event has come: the way to the reading stands first. */
export function OrderPaid({ order }: { order: Order }) {
  return (
    <>
      <RainbowLotus className="mb-6 size-28" />
      <h1>Оплата получена</h1>
      <p className="mt-4">Спасибо. Карта готова.</p>
      <PrimaryAction href={`/reading/${order.token}`} label="Открыть карту" className="mt-6" />
      <OrderSummary order={order} sumLabel="Оплачено" />
      <ForgetOrderForm />
    </>
  );
}
