import { useState } from 'react';
import { useMyOrders } from './use-my-orders';
import { useTelegram } from './use-telegram';

/** Offers to send the order to the chat, where the bot may not write yet and the client can ask. */
export function WriteOffer() {
  const app = useTelegram()?.app;
  const [answer] = useMyOrders();
  const [isAllowed, setAllowed] = useState(false);
  if (!app?.can('web_app_request_write_access')) return null;
  if (answer?.kind !== 'orders' || answer.canWrite || answer.orders.length === 0) return null;

  const ask = async () => {
    const method = 'web_app_request_write_access';
    const { status } = await app.ask(method, undefined, 'write_access_requested');
    setAllowed(status === 'allowed');
  };
  return (
    <section className="mt-10 print:hidden" aria-label="Сообщения в чат">
      <p role="status">
        {isAllowed ? 'Пришлём в\u00a0чат.' : 'Прислать номер, сумму и\u00a0карту в\u00a0чат?'}
      </p>
      {!isAllowed && (
        <button type="button" className="button button-quiet mt-3" onClick={ask}>
          Прислать в&nbsp;чат
        </button>
      )}
    </section>
  );
}
