import type { Order } from '@/lib/orders/order';
import { Contacts } from '../page/contacts';

/** Whom to ask about an order; nothing where the seller has given no contacts. */
export function AskSeller({ order, contacts }: { order: Order; contacts: string }) {
  if (!contacts) return null;
  return (
    <p className="mt-10">
      Есть вопрос? Напишите нам и&nbsp;укажите номер заказа:{' '}
      <Contacts text={contacts} orderNumber={order.number} />
    </p>
  );
}
