import { OrderNumber } from '@/components/order-number';
import type { Order } from '@/lib/orders/order';
import { Contacts } from '../page/contacts';

type Props = { order: Order; contacts: string };

/** What to do when the money has left and the page still waits. */
export function PaidButUnchanged({ order, contacts }: Props) {
  return (
    <section className="slip mt-6">
      <h2>Деньги списались, а&nbsp;карты нет?</h2>
      <p className="mt-3">
        Так бывает, когда подтверждение задерживается. Деньги не&nbsp;пропали, платить снова
        не&nbsp;нужно.
      </p>
      <p className="mt-3">
        {contacts ? 'Напишите нам и' : 'Напишите продавцу и'}&nbsp;укажите номер заказа:{' '}
        <b>
          <OrderNumber number={order.number} />
        </b>
        .
      </p>
      {contacts && (
        <p className="mt-3">
          <Contacts text={contacts} orderNumber={order.number} />
        </p>
      )}
    </section>
  );
}
