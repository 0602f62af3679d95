import { expect, it } from 'vitest';
import { makeReading } from '../chakras/reading';
import { anOrder } from '../orders/fixtures/an-order';
import type { PaymentFact } from '../orders/order';
import { BY_MAIL } from './fixtures/a-notice';
import { orderChange } from './order-change';

const AT = new Date('2026-11-24T10:00:00Z');
const fact = (kind: PaymentFact['kind'], paymentId = '1'): PaymentFact => ({
  kind,
  paymentId,
  at: AT,
});

it('the first payment earns the reading of the birth date, and the message about it', () => {
  const order = anOrder();

  expect(orderChange(order, [fact('paid')], BY_MAIL)).toEqual({
    settlement: { paidAt: AT, refundedAt: null },
    earned: { reading: makeReading(order.birthDate), owed: ['reading_by_mail'] },
  });
});

it('a later payment or a refund earns nothing anew', () => {
  const paid = { ...anOrder(), paidAt: AT };

  expect(orderChange(paid, [fact('paid'), fact('paid', '2')], BY_MAIL).earned).toBeNull();
  expect(orderChange(paid, [fact('paid'), fact('refunded')], BY_MAIL)).toEqual({
    settlement: { paidAt: AT, refundedAt: AT },
    earned: null,
  });
});

it('a cancelled or denied payment earns nothing', () => {
  for (const kind of ['cancelled', 'denied'] as const) {
    expect(orderChange(anOrder(), [fact(kind)], BY_MAIL)).toEqual({
      settlement: { paidAt: null, refundedAt: null },
      earned: null,
    });
  }
});

it('nobody is owed a letter without an address, or where the shop writes none', () => {
  const nameless = anOrder({ contacts: { name: 'Анна', email: null, phone: '+79123456789' } });

  expect(orderChange(nameless, [fact('paid')], BY_MAIL).earned?.owed).toEqual([]);
  expect(orderChange(anOrder(), [fact('paid')], { mail: false }).earned?.owed).toEqual([]);
});
