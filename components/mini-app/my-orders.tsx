import { OrderNumber } from '@/components/order-number';
import { formatRoubles, parseAmount } from '@/lib/money';
import type { OrderState } from '@/lib/orders/order';
import type { OwnOrder } from '@/lib/orders/order-answer';
import { momentInWords } from '@/lib/time';
import { useMyOrders } from './use-my-orders';

const STATES: Record<OrderState, string> = {
  awaiting_payment: 'Ждёт оплаты',
  paid: 'Оплачен',
  refunded: 'Деньги возвращены',
  expired: 'Ссылка на оплату устарела',
};

/** The person's orders, each with the way to its page or its reading. */
export function MyOrders() {
  const [answer, askAgain] = useMyOrders();
  switch (answer?.kind) {
    case undefined:
      return (
        <p role="status" className="note mt-8">
          Смотрим ваши заказы…
        </p>
      );
    case 'refused':
      return <p className="mt-8 border-wrong border-l-2 pl-4">{answer.detail}</p>;
    case 'failed':
      return (
        <div role="alert" className="mt-8">
          <p>Список не&nbsp;открылся. Заказы на&nbsp;месте: проверьте интернет.</p>
          <button type="button" className="button mt-4" onClick={askAgain}>
            Попробовать ещё раз
          </button>
        </div>
      );
    case 'orders':
      return answer.orders.length > 0 ? <List orders={answer.orders} /> : <Nothing />;
  }
}

function Nothing() {
  return (
    <p className="mt-8">
      Заказов из&nbsp;этого аккаунта у&nbsp;нас нет. Если вы заказывали на&nbsp;сайте,{' '}
      <a href="/find">найдите карту по&nbsp;номеру</a>.
      <a href="/telegram" className="button mt-6 w-full no-sale:hidden">
        Заказать карту
      </a>
    </p>
  );
}

function List({ orders }: { orders: OwnOrder[] }) {
  return (
    <ul className="mt-8 space-y-4">
      {orders.map((order) => (
        <li key={order.id} className="slip">
          <Line {...order} />
        </li>
      ))}
    </ul>
  );
}

function Line({ name, orderNumber, amount, state, createdAt, path, readingPath }: OwnOrder) {
  const sum = parseAmount(amount);
  return (
    <>
      <p className="flex items-baseline justify-between gap-4">
        <span className="figures text-[1.65rem] leading-tight">
          <OrderNumber number={orderNumber} />
        </span>
        <span className="figures whitespace-nowrap text-[1.65rem] leading-tight">
          {sum !== null && formatRoubles(sum)}
        </span>
      </p>
      {name && <p className="mt-1">{name}</p>}
      <p className="note mt-1">
        {STATES[state]}. Заказ от&nbsp;{momentInWords(new Date(createdAt))}
      </p>
      <p className="mt-3 flex flex-wrap gap-x-6">
        {readingPath && (
          <a href={readingPath} className="inline-block py-2">
            Открыть карту
          </a>
        )}
        <a href={path} className="inline-block py-2">
          Страница заказа
        </a>
      </p>
    </>
  );
}
