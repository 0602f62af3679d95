import type { OrderState } from '@/lib/orders/order';

type Props = { token: string; state: OrderState };

/** What goes and what stays, before anything is erased. */
export function WhatIsErased({ token, state }: Props) {
  const isPaid = state === 'paid';
  const isUnpaid = state === 'awaiting_payment' || state === 'expired';
  return (
    <>
      <p className="mt-4">
        Исчезнут дата рождения, имя, контакты{isPaid && ', карта, PDF и\u00a0картинки'}. Страницы
        заказа перестанут открываться. Вернуть удалённое нельзя.
      </p>
      {isPaid && (
        <p className="mt-3">
          Карта ещё нужна? Сначала <a href={`/reading/${token}/pdf`}>скачайте PDF</a>.
        </p>
      )}
      {isUnpaid && (
        <p className="mt-3">
          После этого не&nbsp;платите по&nbsp;ссылке этого заказа. Если вы только что оплатили,
          сначала дождитесь карты.
        </p>
      )}
      <p className="note mt-4">
        {isUnpaid
          ? 'Останутся номер, сумма и\u00a0время заказа и\u00a0отметка о\u00a0вашем согласии.'
          : 'Номер и\u00a0сумму заказа, время и\u00a0номер платежа, отметку о\u00a0согласии мы\u00a0обязаны хранить по\u00a0закону как подтверждение оплаты.'}
      </p>
      <p className="note mt-2">
        Письма и&nbsp;сообщения, которые уже пришли, остаются у&nbsp;вас. Введённое на&nbsp;странице
        оплаты хранит платёжный сервис Prodamus. В&nbsp;прежних резервных копиях сайта данные живут,
        пока не&nbsp;истечёт их срок.
      </p>
    </>
  );
}
