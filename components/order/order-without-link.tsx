import type { Order } from '@/lib/orders/order';
import { ForgetOrderForm } from './kept-by-browser/forget-order-form';
import { NotSoldHere } from './not-sold-here';
import { OrderSummary } from './order-summary';
import { RenewLinkForm } from './renew-link-form';

/** Why the button may have led back here. */
export const LINK_ANSWERS = ['none', 'wait', 'busy', 'over'] as const;

/** Why the button has led back here; null when it was not pressed. */
export type LinkAnswer = (typeof LINK_ANSWERS)[number] | null;

type Props = { order: Order; reason: 'never_made' | 'run_out'; answer: LinkAnswer };

const REASONS = {
  never_made: 'Платёжный сервис сейчас не отвечает, поэтому ссылки на оплату пока нет.',
  run_out: 'Ссылка на оплату устарела. Её можно получить заново.',
};

const ANSWERS = {
  none: 'Пока не получилось. Попробуйте через минуту: заказ никуда не денется.',
  wait: 'Слишком много попыток подряд. Подождите минуту: заказ никуда не денется.',
  busy: 'Промокоды занимали слишком часто. Попробуйте через час: заказ никуда не\u00a0денется.',
};

/** The order stands, but nothing leads to payment yet: says why and offers a new link. */
export function OrderWithoutLink({ order, reason, answer }: Props) {
  if (answer === 'over') return <PriceOver order={order} />;
  return (
    <>
      <h1>Заказ сохранён</h1>
      <p className="mt-4">{REASONS[reason]} Номер и&nbsp;сумма не&nbsp;изменятся.</p>
      <OrderSummary order={order} sumLabel="К оплате" isUnpaid />
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

/** The order was not paid while its promo code held the price: only a new one can be paid now. */
function PriceOver({ order }: { order: Order }) {
  return (
    <>
      <h1>Промокод больше не&nbsp;действует</h1>
      <p role="status" className="mt-4">
        Пока заказ не&nbsp;был оплачен, промокод закончился, его использовали другие или вышло
        время, на&nbsp;которое он&nbsp;держит цену. По&nbsp;этой сумме заказ уже не&nbsp;оплатить,
        деньги за&nbsp;него не&nbsp;списаны.
      </p>
      <OrderSummary order={order} sumLabel="Сумма" />
      <p className="mt-6 no-sale:hidden">
        <a className="button" href="/">
          Оформить новый заказ
        </a>
      </p>
      <p className="note mt-4">
        Если вы уже оплатили этот заказ, не&nbsp;волнуйтесь: оплата засчитается, карта появится
        здесь.
      </p>
      <ForgetOrderForm />
    </>
  );
}
