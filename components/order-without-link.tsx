import type { Order } from '@/lib/orders/order';
import { NotSoldHere } from './not-sold-here';
import { OrderSummary } from './order-summary';
import { RenewLinkForm } from './renew-link-form';

type Props = { order: Order; reason: 'never_made' | 'run_out'; hasTried: boolean };

const REASONS = {
  never_made: 'Ссылку на оплату получить не удалось: Prodamus сейчас не отвечает.',
  run_out: 'Срок ссылки на оплату вышел. Её можно получить заново.',
};

/** The order stands, but nothing leads to payment yet: says why and offers a new link. */
export function OrderWithoutLink({ order, reason, hasTried }: Props) {
  return (
    <>
      <h1>Заказ сохранён</h1>
      <p className="mt-4">{REASONS[reason]} Номер и&nbsp;сумма не&nbsp;изменятся.</p>
      <OrderSummary order={order} sumLabel="К оплате" />
      <p role="status" className={hasTried ? 'mt-6 border-wrong border-l-2 pl-4' : ''}>
        {hasTried && 'Пока не получилось. Попробуйте через минуту: заказ никуда не денется.'}
      </p>
      <RenewLinkForm token={order.token} />
      <NotSoldHere>
        Заказ сохранён, но&nbsp;оплатить его в&nbsp;приложении на&nbsp;этом устройстве нельзя. Если
        он&nbsp;уже оплачен, карта появится здесь.
      </NotSoldHere>
    </>
  );
}
