'use client';

import { useEffect } from 'react';
import { forgetOrderForm } from './kept-order-form';
import { forgetOrder } from './last-order-memory';

/**
 * Makes this device forget the order, if it is the one it remembers, and this tab what was typed
 * into the order form. Shows nothing.
 */
export function ForgetOrder({ path }: { path: string }) {
  useEffect(() => {
    forgetOrder(path);
    forgetOrderForm();
  }, [path]);
  return null;
}
