import type { Order } from '@/lib/orders/order';
import { NotSoldHere } from './not-sold-here';
import { OrderSummary } from './order-summary';
import { RenewLinkForm } from './renew-link-form';

/** Why the button has led back here; null when it was not pressed. */
export type LinkAnswer = 'none' | 'wait' | null;

type Props = { order: Order; reason: 'never_made' | 'run_out'; answer: LinkAnswer };

const REASONS = {
  never_made: 'Ссылку на оплату получить не удалось: Prodamus сейчас не отвечает.',
  run_out: 'Срок ссылки на оплату вышел. Её можно получить заново.',
};

const ANSWERS = {
  none: 'Пока не получилось. Попробуйте через минуту: заказ никуда не денется.',
  wait: 'Слишком много попыток подряд. Подождите минуту: заказ никуда не денется.',
};

/** The order stands, but nothing leads to payment yet: says why and offers a new link. */
export function OrderWithoutLink({ order, reason, answer }: Props) {
  return (
    <>
      <h1>Заказ сохранён</h1>
      <p className="mt-4">{REASONS[reason]} Номер и&nbsp;сумма не&nbsp;изменятся.</p>
      <OrderSummary order={order} sumLabel="К оплате" />
      <p role="status" className={answer ? 'mt-6 border-wrong border-l-2 pl-4' : ''}>
        {answer && ANSWERS[answer]}
      </p>
      <RenewLinkForm token={order.token} />
      <NotSoldHere>
        Заказ сохранён, но&nbsp;оплатить его в&nbsp;приложении на&nbsp;этом устройстве нельзя. Если
        он&nbsp;уже оплачен, карта появится здесь.
      </NotSoldHere>
    </>
  );
}
