import { expect, it } from 'vitest';
import { anOrder, PLACED_AT } from '../orders/fixtures/an-order';
import { messagesAgain } from './outbox-message';

const CHANNELS = { mail: true, chat: true, sellers: [] } as const;
const BUYER = { telegramUserId: 77 };
const kinds = (changes: Parameters<typeof anOrder>[0], way: 'chat' | 'mail') =>
  messagesAgain(anOrder({ ...BUYER, ...changes }), CHANNELS, way).map(({ kind }) => kind);

it('before paying it is number and sum, afterwards the reading', () => {
  expect(kinds({}, 'chat')).toEqual(['order_in_chat']);
  expect(kinds({}, 'mail')).toEqual(['order_by_mail']);
  expect(kinds({ paidAt: PLACED_AT }, 'chat')).toEqual(['reading_in_chat', 'pdf_in_chat']);
  expect(kinds({ paidAt: PLACED_AT }, 'mail')).toEqual(['reading_by_mail']);
});

it('nothing is enqueued after a refund, nor by a way there is not', () => {
  const nameless = { contacts: { name: null, email: null, phone: null }, telegramUserId: null };

  expect(kinds({ paidAt: PLACED_AT, refundedAt: PLACED_AT }, 'mail')).toEqual([]);
  expect([kinds(nameless, 'chat'), kinds(nameless, 'mail')]).toEqual([[], []]);
});
