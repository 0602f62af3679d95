'use client';

import { useSyncExternalStore } from 'react';
import { useTelegram } from '../../mini-app/use-telegram';
import { lastOrderSnapshot, readLastOrder } from './last-order-memory';

/** One quiet line that leads back to the last order: of this device, inside Telegram of the person. */
export function LastOrder() {
  const order = readLastOrder(useSyncExternalStore(unchanging, lastOrderSnapshot, nothing));
  const inside = useTelegram();
  if (inside) return <inside.parts.LatestOrder />;
  if (!order) return null;
  return (
    <p className="note absolute telegram:hidden top-0 left-0 bg-paper shadow-[0_0_0.75rem_0.75rem_var(--paper)]">
      Ваш последний заказ
      <br />
      №&nbsp;{order.number}&nbsp;—{' '}
      <a href={order.path} className="inline-block py-2">
        открыть
      </a>
    </p>
  );
}

const unchanging = () => () => undefined;
const nothing = () => null;
