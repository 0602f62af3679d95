import { expect, it } from 'vitest';
import { isPaymentId } from './payment-event';

it.each(['1', '48151623', '9'.repeat(20)])('%s tells a payment', (id) => {
  expect(isPaymentId(id)).toBe(true);
});

it.each(['', '0', '048151623', '-1', ' 1', '1 ', '№1', '1-1', '1\n', '٤٢', '1'.repeat(21)])(
  '%j tells none',
  (id) => {
    expect(isPaymentId(id)).toBe(false);
  },
);
