import { formatRoubles } from '@/lib/money';
import type { Order } from '@/lib/orders/order';
import { momentInWords } from '@/lib/time';
import { NotSoldHere } from './not-sold-here';
import { OrderSummary } from './order-summary';
import { PayStage } from './pay-stage';

type Props = { order: Order; url: string; until: Date };

/** Before paying: number and sum in full size, then one plain link to pay by. */
export function OrderToPay({ order, url, until }: Props) {
  return (
    <PayStage
      url={url}
      price={formatRoubles(order.amount)}
      lead={<Lead />}
      summary={<OrderSummary order={order} sumLabel="К оплате" isUnpaid />}
      notes={<Notes until={until} hasPromo={order.promo !== null} />}
    />
  );
}

function Lead() {
  return (
    <>
      <h1>Заказ сохранён</h1>
      <p className="mt-4 no-sale:hidden">
        Проверьте сумму, дату рождения и&nbsp;контакт, потом переходите к&nbsp;оплате.
      </p>
    </>
  );
}

function Notes({ until, hasPromo }: { until: Date; hasPromo: boolean }) {
  return (
    <>
      <NotSoldHere>
        Заказ сохранён, но&nbsp;оплатить его в&nbsp;приложении на&nbsp;этом устройстве нельзя. Если
        он&nbsp;уже оплачен, карта появится здесь.
      </NotSoldHere>
      <p className="note mt-4 no-sale:hidden">
        Откроется страница платёжного сервиса Prodamus. Номер и&nbsp;сумма уже в&nbsp;ссылке,
        вводить их не&nbsp;нужно. Если номер там не&nbsp;виден, он&nbsp;указан на&nbsp;этой
        странице. <span className="telegram:hidden">После оплаты вы вернётесь сюда.</span>
        <span className="hidden telegram:inline">
          Эта страница останется открытой и&nbsp;обновится, когда придёт оплата.
        </span>
      </p>
      <p className="note mt-2 no-sale:hidden">
        {hasPromo ? 'Ссылка и\u00a0скидка действуют' : 'Ссылка действует'} до&nbsp;
        {momentInWords(until)}. Потом её&nbsp;можно получить заново
        {hasPromo ? ', если промокод ещё не\u00a0закончился' : ', сумма не\u00a0изменится'}.
        Ошиблись в&nbsp;дате? <a href="/">Оформите новый заказ</a>, а&nbsp;этот не&nbsp;оплачивайте.
      </p>
    </>
  );
}
