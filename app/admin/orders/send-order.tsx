import type { MessageByHand } from '@/lib/messages/message-by-hand';
import { MessageToSend } from './message-to-send';
import { QrCode } from './qr-code';

type Props = { orderUrl: string; message: MessageByHand; isMailed: boolean };

/** What the seller sends to the buyer they ordered for: the link of the order's page. */
export function SendOrder({ orderUrl, message, isMailed }: Props) {
  return (
    <section className="admin-card" aria-labelledby="send-order">
      <h2 id="send-order">Отправьте заказ покупателю</h2>
      <p>
        По&nbsp;ссылке он проверит заказ, отметит согласия и&nbsp;перейдёт к&nbsp;оплате.
        {isMailed && ' Письмо с\u00a0номером, суммой и\u00a0этой ссылкой магазин отправил сам.'}
      </p>
      <MessageToSend message={message} />
      <p>
        <a href={orderUrl}>{orderUrl}</a>
      </p>
      <QrCode text={orderUrl} label="QR-код страницы заказа" />
    </section>
  );
}
