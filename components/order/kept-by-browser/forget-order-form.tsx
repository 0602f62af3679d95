'use client';

import { useEffect } from 'react';
import { forgetOrderForm } from './kept-order-form';

/** Makes this tab forget what was typed into the order form. Shows nothing. */
export function ForgetOrderForm() {
  useEffect(forgetOrderForm, []);
  return null;
}
