import { expect, it } from 'vitest';
import { kopecks } from '../money';
import type { PaymentEventOutcome } from '../payments/events/outcomes';
import { aPaymentEvent } from '../payments/fixtures/a-payment-event';
import { paymentEventReason } from './payment-event-reason';

const ORDER = { amount: kopecks(99_000) };

const reason = (outcome: PaymentEventOutcome, changes = {}, order: typeof ORDER | null = ORDER) =>
  paymentEventReason({ ...aPaymentEvent(changes), outcome, order });

it('the facts are in the reason', () => {
  expect(reason('other_amount', { amountText: '1.00' })).toBe('сумма 1,00 вместо 990,00');
  expect(reason('other_amount', { amountText: '990,0' })).toBe('сумма «990,0» вместо 990,00');
  expect(reason('other_amount', { amountText: '' })).toBe('сумма «пусто» вместо 990,00');
  expect(reason('other_currency', { currency: 'usd' })).toBe('валюта «usd» вместо рублей');
  expect(reason('unknown_status', { statusText: 'success ' })).toBe(
    'неизвестный статус «success »',
  );
  expect(reason('unknown_order', { orderNumber: '77' }, null)).toBe('заказа с номером «77» нет');
  expect(reason('unknown_order')).toMatch(/теперь он есть$/);
});

it('somebody else’s words do not grow without bounds', () => {
  expect(reason('other_currency', { currency: 'x'.repeat(5_000) }).length).toBeLessThan(100);
});
