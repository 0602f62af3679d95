import type { PaymentEvent, PaymentEventStatus } from './payment-event';

/** What a payment event tells of, in a word for the seller. */
export const STATUS_NAMES: Record<PaymentEventStatus, string> = {
  paid: 'оплата',
  refunded: 'возврат',
  cancelled: 'отмена',
  denied: 'отказ банка',
  test: 'проверка адреса',
  unknown: 'неизвестно',
};

/** The status of a payment event for the seller; one that is unknown as it was written. */
export function statusInWords({
  status,
  statusText,
}: Pick<PaymentEvent, 'status' | 'statusText'>): string {
  if (status !== 'unknown') return STATUS_NAMES[status];
  return statusText ? `неизвестный статус «${statusText}»` : 'без статуса';
}
