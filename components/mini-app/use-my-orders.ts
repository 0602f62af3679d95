import { useCallback, useEffect, useState } from 'react';
import { fetchMyOrders, type MyOrdersAnswer } from './my-orders-api';
import { useTelegram } from './use-telegram';

/** The orders of the person, null until the answer comes, and a way to ask again. */
export function useMyOrders(): [answer: MyOrdersAnswer | null, askAgain: () => void] {
  const app = useTelegram()?.app;
  const [answer, setAnswer] = useState<MyOrdersAnswer | null>(null);

  const ask = useCallback(() => {
    setAnswer(null);
    if (app) void fetchMyOrders(app).then(setAnswer);
  }, [app]);
  useEffect(ask, [ask]);

  return [answer, ask];
}
