import { expect, it } from 'vitest';
import { anOrder } from '../orders/fixtures/an-order';
import { aPaymentEvent, RECEIVED_AT } from '../payments/fixtures/a-payment-event';
import { paymentNews, unmatchedPaymentNews } from './seller-messages';

/** What chats and mail programs turn into something to press. */
const PRESSED = /[/@#$]|:\S|\p{L}\.\p{L}/u;

it('words of a payment event cannot be pressed in a message to the seller', () => {
  const typed = '\u202ehttps://evil.example/pay @evil #evil $EVIL /delete_my_data t.me';
  const paymentEvent = aPaymentEvent({ orderNumber: typed, statusText: typed, paymentId: typed });
  const kept = { paymentEvent, outcome: 'unknown_order', receivedAt: RECEIVED_AT } as const;
  const { lines } = unmatchedPaymentNews(kept, null);
  const told = lines.join('\n');

  expect(told).not.toMatch(PRESSED);
  expect(told).not.toContain('\u202e');
  expect(told).toContain('evil․example');
});

it('a sum stands as it came, the status in a word', () => {
  const paymentEvent = aPaymentEvent({
    orderNumber: '77',
    amountText: '990.00',
    statusText: 'success',
  });
  const kept = { paymentEvent, outcome: 'unknown_order', receivedAt: RECEIVED_AT } as const;
  const told = unmatchedPaymentNews(kept, null).lines.join('\n');

  expect(told).toContain('Пришло: 990.00 rub, оплата, платёж');
});

it('a payment of a buyer who left only a phone says that the link is the seller’s to send', () => {
  const contacts = { name: null, email: null, phone: '+79123456789' };

  expect(paymentNews(anOrder({ contacts })).lines.join()).toMatch(/отправьте ссылку сами/);
  expect(paymentNews(anOrder({ contacts, telegramUserId: 77 })).lines).toEqual([]);
  expect(paymentNews(anOrder()).lines).toEqual([]);
});
