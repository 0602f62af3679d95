import type { Order } from '@/lib/orders/order';
import { momentInWords } from './dates';
import { OrderSummary } from './order-summary';

type Props = { order: Order; url: string; until: Date };

/** Before paying: number and sum in full size, then one plain link to pay by. */
export function OrderToPay({ order, url, until }: Props) {
  return (
    <>
      <h1>Заказ сохранён</h1>
      <p className="mt-4">Проверьте сумму и&nbsp;дату рождения, потом переходите к&nbsp;оплате.</p>
      <OrderSummary order={order} sumLabel="К оплате" />
      <a href={url} rel="noreferrer" className="button mt-6 w-full">
        Перейти к&nbsp;оплате
      </a>
      <p className="note mt-4">
        Откроется страница Prodamus. Номер и&nbsp;сумма уже в&nbsp;ссылке, вводить их не&nbsp;нужно.
        Если номера там не&nbsp;видно, он&nbsp;здесь. После оплаты вы вернётесь сюда.
      </p>
      <p className="note mt-2">
        Ссылка действует до&nbsp;{momentInWords(until)}. Потом её&nbsp;можно получить заново, сумма
        не&nbsp;изменится. В&nbsp;дате ошибка&nbsp;— <a href="/">оформите новый заказ</a>,
        а&nbsp;этот не&nbsp;оплачивайте.
      </p>
    </>
  );
}
