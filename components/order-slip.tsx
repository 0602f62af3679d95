import { randomUUID } from 'node:crypto';
import type { ReactNode } from 'react';
import { getApp } from '@/lib/app';
import { formatRoubles } from '@/lib/orders/money';
import type { OrderFormValues } from '@/lib/orders/order-form';
import { OrderForm } from './order-form';

type Props = { values: OrderFormValues; className: string; children?: ReactNode };

/** The order form on its slip of paper, with the price of today. */
export function OrderSlip({ values, className, children }: Props) {
  const price = formatRoubles(getApp().config.price);
  const initial = { values, errors: [], message: null };
  return (
    <section className={`slip ${className}`} aria-labelledby="order">
      <div className="mb-6 flex items-baseline justify-between gap-4">
        <h2 id="order">Заказать карту</h2>
        <p className="figures whitespace-nowrap text-[1.65rem] leading-none">{price}</p>
      </div>
      <OrderForm formId={randomUUID()} initial={initial} price={price} />
      {children}
    </section>
  );
}
