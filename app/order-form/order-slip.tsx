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
  /** Whether somebody who has a map orders one for somebody else. */
  isForAnother?: boolean;
  origin?: Origin | null;
  children?: ReactNode;
};

/** The order form on its slip of paper, with the price of today. */
export async function OrderSlip({
  className,
  keptFrom,
  isForAnother = false,
  origin = null,
  children,
}: Props) {
  const { config, settings, legalEditions } = getApp();
  const price = formatRoubles(settings().price);
  const { formId, initial } = await firstOrderForm(legalEditions()[0].version);
  return (
    <>
      <NotSoldHere>
        В&nbsp;приложении на&nbsp;этом устройстве заказ оформить нельзя. Купленные карты открываются
        здесь.
      </NotSoldHere>
      <section className={`slip no-sale:hidden ${className}`} aria-labelledby="order">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
          <h2 id="order">Заказать карту</h2>
          <p className="figures whitespace-nowrap text-[1.65rem] leading-none">{price}</p>
        </div>
        <p className="note mt-2 mb-6">
          Один платёж, без подписки. Карта откроется сразу после оплаты.
        </p>
        <OrderForm
          formId={formId}
          initial={initial}
          price={price}
          keptFrom={keptFrom}
          isForAnother={isForAnother}
          hasMail={config.mail !== null}
          origin={origin}
        />
        {children}
      </section>
    </>
  );
}
