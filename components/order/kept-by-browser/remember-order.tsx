'use client';

import { useEffect } from 'react';
import { type LastOrder, rememberOrder } from './last-order-memory';

/** Makes this device remember the order, for the line on the form page. Shows nothing. */
export function RememberOrder({ number, path }: LastOrder) {
  useEffect(() => rememberOrder({ number, path }), [number, path]);
  return null;
}
