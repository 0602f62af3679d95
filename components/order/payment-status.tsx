'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { OrderState } from '@/lib/orders/order';
import { telegramNow } from '../mini-app/use-telegram';
import { followOrder } from './follow-order';

const NEWS: Record<OrderState, string> = {
  awaiting_payment: '',
  paid: 'Оплата получена. Карта готова.',
  refunded: 'Деньги за заказ возвращены.',
  expired: 'Ссылка на оплату устарела. Можно получить новую.',
};

type Props = { token: string; state: OrderState };

/**
 * Keeps the page of an order true: when the order's state is no longer the one that was rendered,
 * the page is rendered anew and the change is said aloud. It reads and never changes anything.
 */
export function PaymentStatus({ token, state }: Props) {
  const router = useRouter();
  const [rendered] = useState(state);

  useEffect(() => {
    return followOrder({
      path: `/api/orders/${token}`,
      stream: state === 'awaiting_payment' || state === 'expired',
      onState: (next) => {
        if (next !== state) router.refresh();
      },
    });
  }, [token, state, router]);

  useEffect(() => {
    if (state !== 'paid' || rendered === 'paid') return;
    const success = { type: 'notification', notification_type: 'success' } as const;
    telegramNow()?.app.send('web_app_trigger_haptic_feedback', success);
  }, [state, rendered]);

  return (
    <p className="sr-only" role="status">
      {state === rendered ? '' : NEWS[state]}
    </p>
  );
}
