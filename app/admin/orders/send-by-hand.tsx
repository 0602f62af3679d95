import type { MessageByHand } from '@/lib/messages/message-by-hand';
import type { Reach } from '@/lib/outbox/reach';
import { MessageToSend } from './message-to-send';

/** Why the seller has to send the link. */
const REASONS: Record<Exclude<Reach, 'automatic'>, string> = {
  phone_only: 'У\u00a0покупателя только телефон: отправьте ссылку сами.',
  no_mail: 'Писем магазин не\u00a0отправляет: отправьте ссылку сами.',
  no_contact: 'Контактов в\u00a0заказе нет: если знаете покупателя, отправьте ссылку сами.',
};

type Props = { reach: Exclude<Reach, 'automatic'>; message: MessageByHand };

/** The message with the reading for a buyer whom the shop cannot write to, ready to be sent. */
export function SendByHand({ reach, message }: Props) {
  return (
    <section className="admin-card" aria-labelledby="by-hand">
      <h2 id="by-hand">Отправьте разбор</h2>
      <p>{REASONS[reach]}</p>
      <MessageToSend message={message} />
    </section>
  );
}
