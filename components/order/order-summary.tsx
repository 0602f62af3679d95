import { withBreakingSpaces } from '@/components/with-breaking-spaces';
import { dateInWords } from '@/lib/chakras/texts/dates';
import { formatRoubles } from '@/lib/money';
import { formatOrderNumber } from '@/lib/orders/number';
import type { Order } from '@/lib/orders/order';
import { OrderContacts } from './order-contacts';

type Props = {
  order: Order;
  sumLabel: string;
  /** Whether name and contact stand there too, to be checked and corrected before paying. */
  isUnpaid?: boolean;
};

/** What a buyer has to know before paying and may need to read out after: number, sum, birth date. */
export function OrderSummary({ order, sumLabel, isUnpaid = false }: Props) {
  return (
    <dl className="slip mt-8">
      <div>
        <dt className="note">Номер заказа</dt>
        <dd className="figures text-[clamp(1.5rem,10.5vw,3.4rem)] leading-tight">
          <span className="text-soft">№</span>&nbsp;
          {withBreakingSpaces(formatOrderNumber(order.number))}
        </dd>
      </div>
      <div>
        <dt className="note mt-4">{sumLabel}</dt>
        <dd className="figures text-[clamp(1.5rem,10.5vw,3.4rem)] leading-tight">
          {formatRoubles(order.amount)}
        </dd>
      </div>
      {order.promo && (
        <div>
          <dt className="sr-only">Скидка</dt>
          <dd className="note mt-2">
            По&nbsp;промокоду {order.promo.code}, скидка {formatRoubles(order.promo.discount)}
          </dd>
        </div>
      )}
      <div className="mt-5 border-rule border-t pt-4">
        <dt className="inline text-soft">Дата рождения: </dt>
        <dd className="inline">{withBreakingSpaces(dateInWords(order.birthDate))}</dd>
      </div>
      {isUnpaid && <OrderContacts order={order} />}
    </dl>
  );
}
