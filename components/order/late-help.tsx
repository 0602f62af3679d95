'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { UNCONFIRMED_AFTER_MS } from '@/lib/orders/return-times';

type Props = { token: string; children: ReactNode };

/** Shows what it holds after five minutes of waiting; a reload does not start them again. */
export function LateHelp({ token, children }: Props) {
  const [late, setLate] = useState(false);

  useEffect(() => {
    const timer = setTimeout(
      () => setLate(true),
      waitingSince(token) + UNCONFIRMED_AFTER_MS - Date.now(),
    );
    return () => clearTimeout(timer);
  }, [token]);

  return <div aria-live="polite">{late && children}</div>;
}

function waitingSince(token: string): number {
  try {
    const key = `waiting:${token}`;
    const since = Number(sessionStorage.getItem(key)) || Date.now();
    sessionStorage.setItem(key, String(since));
    return since;
  } catch {
    return Date.now();
  }
}
