import type { Order } from '@/lib/orders/order';
import { Lotus } from '../page/lotus';
import { LateHelp } from './late-help';
import { OrderSummary } from './order-summary';
import { PaidButUnchanged } from './paid-but-unchanged';
import { RenewLinkForm } from './renew-link-form';

type Props = { order: Order; url: string | null; contacts: string; isLate: boolean };

/**
 * Back from the payment page, no payment event yet: waits, and after five minutes says whom to
 * write to.
 */
export function OrderChecking({ order, url, contacts, isLate }: Props) {
  const help = <PaidButUnchanged order={order} contacts={contacts} />;
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="15" />
      </noscript>
      <Lotus chakra="anahata" className="breathing mb-6 size-20" />
      <h1>Проверяем оплату</h1>
      <p className="mt-4">
        Ждём подтверждения от&nbsp;платёжного сервиса Prodamus. Обычно на&nbsp;это уходит меньше
        минуты. Страница обновится сама, её&nbsp;можно и&nbsp;закрыть: заказ не&nbsp;потеряется.
      </p>
      <OrderSummary order={order} sumLabel="Сумма" />
      {isLate ? (
        help
      ) : (
        <>
          <LateHelp token={order.token}>{help}</LateHelp>
          <noscript>{help}</noscript>
        </>
      )}
      <section className="mt-10 no-sale:hidden" aria-labelledby="not-paid">
        <h2 id="not-paid">Не&nbsp;успели оплатить?</h2>
        {url ? (
          <a href={url} rel="noreferrer" className="button button-quiet mt-5 w-full">
            Открыть оплату ещё раз
          </a>
        ) : (
          <RenewLinkForm token={order.token} quiet />
        )}
        <p className="note mt-3">Если оплата уже прошла, платить второй раз не&nbsp;нужно.</p>
      </section>
    </>
  );
}
