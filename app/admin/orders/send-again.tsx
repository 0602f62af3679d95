import { resend } from '@/app/admin/orders/[id]/actions';
import { ActionForm } from './action-form';

type Props = { orderId: string; hasChat: boolean; hasMail: boolean };

/** Sends the buyer again what they were sent last: number and sum, or the reading. */
export function SendAgain({ orderId, hasChat, hasMail }: Props) {
  if (!hasChat && !hasMail) return null;
  return (
    <section className="admin-card" aria-labelledby="again">
      <h2 id="again">Отправить ещё раз</h2>
      <p className="note">
        До&nbsp;оплаты&nbsp;— номер и&nbsp;сумму, после неё&nbsp;— разбор с&nbsp;PDF.
      </p>
      <div className="admin-actions">
        {hasChat && (
          <ActionForm
            action={resend}
            orderId={orderId}
            hidden={{ way: 'chat' }}
            button="В чат"
            isQuiet
          />
        )}
        {hasMail && (
          <ActionForm
            action={resend}
            orderId={orderId}
            hidden={{ way: 'mail' }}
            button="Письмом"
            isQuiet
          />
        )}
      </div>
    </section>
  );
}
