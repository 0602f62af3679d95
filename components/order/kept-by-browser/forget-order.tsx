'use client';

import { useEffect } from 'react';
import { forgetPlan } from '../../reading/second/plan-memory';
import { forgetOrderForm } from './kept-order-form';
import { forgetOrder } from './last-order-memory';

/**
 * Makes this device forget the order, if it is the one it remembers, with the ticks of its plan, and
 * this tab what was typed into the order form. Shows nothing.
 */
export function ForgetOrder({ token }: { token: string }) {
  useEffect(() => {
    forgetOrder(`/order/${token}`);
    forgetPlan(`/reading/${token}`);
    forgetOrderForm();
  }, [token]);
  return null;
}
