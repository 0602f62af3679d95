import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { fetchMyOrder } from './my-orders-api';
import { nextIsNoStep } from './steps-back';
import { useTelegram } from './use-telegram';

/**
 * Goes on to the order that the opening link named, `o_<id>`, once. Somebody else's order, or one
 * that cannot be asked for, leaves the page as it is.
 */
export function useStartParam(): void {
  const app = useTelegram()?.app;
  const router = useRouter();
  const path = usePathname();
  const current = useRef(path);
  current.current = path;
  const isDone = useRef(false);

  useEffect(() => {
    const [, id] = /^o_([\w-]+)$/.exec(app?.startParam ?? '') ?? [];
    if (!app || !id || isDone.current) return;
    isDone.current = true;
    const opened = current.current;
    void fetchMyOrder(app, id).then((order) => {
      // Anyone who has gone on meanwhile is not pulled back.
      if (!order || current.current !== opened) return;
      nextIsNoStep();
      router.replace(order.readingPath ?? order.path);
    });
  }, [app, router]);
}
