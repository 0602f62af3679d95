import { expect, it } from 'vitest';
import { makeReading } from '@/lib/chakras/reading';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import type { Order, PaymentFact } from '@/lib/orders/order';
import type { Channels } from '@/lib/outbox/outbox-message';
import { BY_MAIL, IN_CHAT } from './fixtures/a-payment-event';
import { orderChange } from './order-change';

const AT = new Date('2026-11-24T10:00:00Z');
const fact = (kind: PaymentFact['kind'], paymentId = '1'): PaymentFact => ({
  kind,
  paymentId,
  at: AT,
});

it('the earliest payment earns the reading of the birth date, and the message about it', () => {
  const order = anOrder();

  expect(orderChange(order, [fact('paid')], BY_MAIL)).toEqual({
    paymentState: { paidAt: AT, refundedAt: null },
    earned: {
      reading: makeReading(order.birthDate),
      messages: [{ kind: 'reading_by_mail', chatId: null }],
    },
  });
});

it('a later payment or a refund earns nothing anew', () => {
  const paid = { ...anOrder(), paidAt: AT };

  expect(orderChange(paid, [fact('paid'), fact('paid', '2')], BY_MAIL).earned).toBeNull();
  expect(orderChange(paid, [fact('paid'), fact('refunded')], BY_MAIL)).toEqual({
    paymentState: { paidAt: AT, refundedAt: AT },
    earned: null,
  });
});

it('a cancelled or denied payment earns nothing', () => {
  for (const kind of ['cancelled', 'denied'] as const) {
    expect(orderChange(anOrder(), [fact(kind)], BY_MAIL)).toEqual({
      paymentState: { paidAt: null, refundedAt: null },
      earned: null,
    });
  }
});

it('no letter is enqueued without an address, or where the shop writes none', () => {
  const nameless = anOrder({ contacts: { name: 'Анна', email: null, phone: '+79123456789' } });

  expect(orderChange(nameless, [fact('paid')], BY_MAIL).earned?.messages).toEqual([]);
  expect(
    orderChange(anOrder(), [fact('paid')], { ...BY_MAIL, mail: false }).earned?.messages,
  ).toEqual([]);
});

it('a buyer from Telegram gets the news, the reading and the PDF in their chat, the seller the news', () => {
  const kindsIn = (order: Order, channels: Channels) =>
    orderChange(order, [fact('paid')], channels).earned?.messages.map(
      ({ kind, chatId }) => `${kind} ${chatId}`,
    );
  const toSellers = ['payment_to_seller 501', 'payment_to_seller 502'];

  expect(kindsIn(anOrder({ telegramUserId: 77 }), IN_CHAT)).toEqual([
    'payment_in_chat 77',
    'reading_in_chat 77',
    'pdf_in_chat 77',
    ...toSellers,
  ]);
  expect(kindsIn(anOrder(), IN_CHAT)).toEqual(toSellers);
  expect(kindsIn(anOrder({ telegramUserId: 77 }), { ...IN_CHAT, chat: false })).toEqual([]);
});
