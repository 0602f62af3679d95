import type { PaymentEventRef } from '@/lib/store/payment-events';

/** Which delivery an address or a form names. */
export function paymentEventRef(id: string): PaymentEventRef {
  const [, rejected] = /^rejected-([0-9]{1,15})$/.exec(id) ?? [];
  return rejected ? { kind: 'rejected', id: Number(rejected) } : { kind: 'kept', id };
}
