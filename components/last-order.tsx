'use client';

import { useSyncExternalStore } from 'react';
import { lastOrderSnapshot, readLastOrder } from './last-order-memory';

/** One quiet line that leads back to the last order made on this device. */
export function LastOrder() {
  const order = readLastOrder(useSyncExternalStore(unchanging, lastOrderSnapshot, nothing));
  if (!order) return null;
  return (
    <p className="note absolute top-0 left-0 bg-paper shadow-[0_0_0.75rem_0.75rem_var(--paper)]">
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
