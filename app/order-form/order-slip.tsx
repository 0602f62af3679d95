import type { ReactNode } from 'react';
import { NotSoldHere } from '@/components/order/not-sold-here';
import { formatRoubles } from '@/lib/money';
import type { Origin } from '@/lib/orders/order';
import { getApp } from '@/server/app/app';
import { firstOrderForm } from './first-order-form';
import { OrderForm } from './order-form';

type Props = {
  className: string;
  keptFrom?: string;
  origin?: Origin | null;
  children?: ReactNode;
};

/** The order form on its slip of paper, with the price of today. */
export function OrderSlip({ className, keptFrom, origin = null, children }: Props) {
  const { settings, legalEditions } = getApp();
  const price = formatRoubles(settings().price);
  const { formId, initial } = firstOrderForm(legalEditions()[0].version);
  return (
    <>
      <NotSoldHere>
        В&nbsp;приложении на&nbsp;этом устройстве заказ оформить нельзя. Купленные разборы
        открываются здесь.
      </NotSoldHere>
      <section className={`slip no-sale:hidden ${className}`} aria-labelledby="order">
        <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
          <h2 id="order">Заказать карту</h2>
          <p className="figures whitespace-nowrap text-[1.65rem] leading-none">{price}</p>
        </div>
        <OrderForm
          formId={formId}
          initial={initial}
          price={price}
          keptFrom={keptFrom}
          origin={origin}
        />
        {children}
      </section>
    </>
  );
}
