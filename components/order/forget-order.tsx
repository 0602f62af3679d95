'use client';

import { useEffect } from 'react';
import { forgetOrder } from './last-order-memory';

/** Makes this device forget the order, if it is the one it remembers. Shows nothing. */
export function ForgetOrder({ path }: { path: string }) {
  useEffect(() => forgetOrder(path), [path]);
  return null;
}
