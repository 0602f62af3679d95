import { Bot } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestEmulator, TOKEN } from '@/emulators/telegram/test-emulator';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { alertStuck, recordReturn } from '@/lib/payments/links/returns';
import type { Store } from '@/lib/store/store';
import { recordWriteAccess } from '@/lib/telegram/telegram-user';
import { anOrder, PLACED_AT } from '../orders/fixtures/an-order';
import { formatOrderNumber } from '../orders/number';
import type { Order } from '../orders/order';
import { CHAT_KINDS, messagesWhenPlaced, SELLER_KINDS } from '../outbox/outbox-message';
import type { PaymentEvent } from '../payments/events/payment-event';
import { aPaymentEvent, aPaymentEventOf } from '../payments/fixtures/a-payment-event';
import { aStore } from '../payments/fixtures/temporary-store';
import { clientOptions } from '../telegram/client-options';
import { telegramMessenger } from '../telegram/messenger';
import { type Delivered, outboxWorker, type Send } from './outbox-worker';
import { sendToChat } from './send-to-chat';

const MINUTE = 60_000;
const PAY_URL = 'https://shop.payform.ru/link/abc';
const since = (ms: number) => new Date(PLACED_AT.getTime() + ms);

/** A shop with a bot, an order of a Telegram user, a seller, and a clock that the test moves. */
async function aShop({
  started = true,
  isSellersChat = (_: number): boolean => true,
  payUrl = PAY_URL as string | null,
  whileItIsMade = async (_: Store) => {},
} = {}) {
  const emulator = await startTestEmulator();
  onTestFinished(() => emulator.close());
  const buyer = await emulator.user({ started });
  const seller = await emulator.user();
  const channels = { mail: false, chat: true, sellers: [seller] };
  const store = aStore();
  const order = anOrder({ telegramUserId: buyer });
  let now = PLACED_AT;
  const clock = () => now;
  const { api } = new Bot(TOKEN, { client: clientOptions(emulator.url, 10) });
  const ports = {
    messenger: telegramMessenger(api),
    clock,
    isSellersChat,
    orderUrl: (token: string) => `https://shop.example/order/${token}`,
    readingUrl: (token: string) => `https://shop.example/reading/${token}`,
    readingPdf: async () => Buffer.from('%PDF-of-a-test'),
    payUrl: async () => {
      await whileItIsMade(store);
      return payUrl;
    },
  };
  const kinds = [...CHAT_KINDS, ...SELLER_KINDS];
  const send: Send = (...one) => sendToChat(ports, ...one);
  const delivered: Delivered[] = [];
  const round = outboxWorker({
    store,
    clock,
    kinds,
    send,
    isStopping: () => false,
    onDelivered: (one) => delivered.push(one),
    onError: failTest,
  });
  await saveOrder(store, order, null, messagesWhenPlaced(order, channels));
  const apply = (paymentEvent: PaymentEvent) => deliverEvent(store, paymentEvent, { channels });
  const deliver = async (at = now) => {
    now = at;
    await round();
  };
  const chatOf = async (id: number) => (await emulator.chat(id)).messages.filter(isOfBot);
  return {
    emulator,
    store,
    order,
    buyer,
    seller,
    channels,
    clock,
    apply,
    deliver,
    round,
    pay: () => apply(aPaymentEventOf(order)),
    faults: (fault: object) => emulator.control('/faults', fault),
    buyersChat: () => chatOf(buyer),
    sellersChat: () => chatOf(seller),
  };
}

function failTest(error: unknown): never {
  throw error;
}

const isOfBot = ({ from }: { from: string }) => from === 'bot';
const numberOf = (order: Order) => formatOrderNumber(order.number);

it('the chat has number and sum with the pay button, after payment the news in its place, the reading and the PDF', async () => {
  const { order, deliver, pay, buyersChat, sellersChat } = await aShop();
  await deliver();
  const [told] = await buyersChat();
  expect(told?.text).toContain(`Заказ №\u00a0${numberOf(order)}`);
  expect(told?.text).toContain('990\u00a0₽');
  expect(told?.buttons.flat()).toEqual([
    { text: 'Оплатить 990\u00a0₽', type: 'url', value: PAY_URL },
    { text: 'Открыть заказ', type: 'web_app', value: `https://shop.example/order/${order.token}` },
  ]);

  await pay();
  await deliver(since(10 * MINUTE));
  const [paid, reading, pdf, ...more] = await buyersChat();
  expect(paid).toMatchObject({ messageId: told?.messageId, history: [{ text: told?.text }] });
  expect(paid?.text).toContain('оплачен');
  expect(JSON.stringify(paid?.buttons)).not.toContain('Оплатить');
  expect(reading?.text).toMatch(/Карта чакр готова: Анна[\s\S]*Тема месяца[\s\S]*Шаг этой недели/);
  expect(reading?.buttons.flat()).toMatchObject([
    { type: 'web_app', value: `https://shop.example/reading/${order.token}` },
  ]);
  expect(pdf?.document).toMatchObject({ name: `chakra-${order.number}.pdf`, size: 14 });
  expect(more).toEqual([]);
  const news = await sellersChat();
  expect(news.map(({ text }) => text)).toEqual([
    `Оплачен заказ №\u00a0${numberOf(order)} на\u00a0990\u00a0₽.`,
  ]);
});

it('nothing that has moved on is sent', async () => {
  const { apply, order, deliver, buyersChat } = await aShop();
  await apply(aPaymentEventOf(order));
  await apply(aPaymentEventOf(order, 'refunded'));
  await deliver(since(10 * MINUTE));

  expect(await buyersChat()).toEqual([]);
});

it('without a link to pay by, the message leads to the order', async () => {
  const { deliver, buyersChat } = await aShop({ payUrl: null });
  await deliver();

  expect((await buyersChat())[0]?.buttons.flat()).toMatchObject([{ text: 'Открыть заказ' }]);
});

describe('while the Bot API', () => {
  it.each([
    ['answers 502', { method: '*', status: 502 }],
    ['answers 500', { method: '*', status: 500, description: 'Internal Server Error' }],
    ['closes every connection', { method: '*', drop: 'before' }],
  ])('%s for ten minutes, all comes afterwards, once', async (_, fault) => {
    const { faults, deliver, pay, buyersChat, sellersChat } = await aShop();
    await faults(fault);
    for (let minute = 0; minute <= 5; minute += 1) await deliver(since(minute * MINUTE));
    await pay();
    for (let minute = 6; minute <= 10; minute += 1) await deliver(since(minute * MINUTE));
    expect(await buyersChat()).toEqual([]);

    await faults({ reset: true });
    await deliver(since(45 * MINUTE));
    await deliver(since(90 * MINUTE));
    expect((await buyersChat()).map(({ document }) => document !== null)).toEqual([false, true]);
    expect(await sellersChat()).toHaveLength(1);
  });

  it('cannot be reached at all, nothing is lost', async () => {
    const { emulator, store, deliver } = await aShop();
    await emulator.close();
    await deliver();

    const from = since(MINUTE);
    const until = since(2 * MINUTE);
    const again = await leaseMessage(store, CHAT_KINDS, from, until);
    expect(again).toMatchObject({ kind: 'order_in_chat', attempts: 2, unanswered: 0 });
  });

  it('does what it is asked and loses its answer, a message comes at most twice', async () => {
    const { faults, deliver, buyersChat } = await aShop();
    await faults({ method: 'sendMessage', drop: 'after' });
    for (let minute = 0; minute <= 60; minute += 1) await deliver(since(minute * MINUTE));

    expect(await buyersChat()).toHaveLength(2);
  });

  it('loses the answer to an edit, it is asked again until it is known', async () => {
    const { faults, deliver, pay, emulator, buyersChat } = await aShop();
    await deliver();
    await pay();
    await faults({ method: 'editMessageText', drop: 'after', times: 4 });
    for (let minute = 5; minute <= 120; minute += 1) await deliver(since(minute * MINUTE));

    expect((await buyersChat())[0]?.text).toContain('оплачен');
    expect((await emulator.control('/calls')).editMessageText.calls).toBe(5);
  });

  it('asks to wait in one chat, nothing is sent there before that, and then once', async () => {
    const { faults, emulator, buyer, deliver, pay, buyersChat, sellersChat } = await aShop();
    await faults({ method: '*', chatId: buyer, status: 429, retryAfter: 600, times: 1 });
    await deliver();
    await pay();
    await deliver(since(9 * MINUTE));
    expect(await buyersChat()).toEqual([]);
    expect(await sellersChat()).toHaveLength(1);
    expect((await emulator.control('/calls')).sendMessage.calls).toBe(2);

    await deliver(since(10 * MINUTE));
    await deliver(since(20 * MINUTE));
    expect(await buyersChat()).toHaveLength(2);
  });

  it('asks for an hour in the chats of strangers, what is paid for leaves at once', async () => {
    const { faults, emulator, store, channels, deliver, pay, buyersChat, sellersChat } =
      await aShop();
    for (let n = 0; n < 8; n += 1) {
      const stranger = await emulator.user();
      await faults({ method: '*', chatId: stranger, status: 429, retryAfter: 3_600 });
      for (let more = 0; more < 5; more += 1) {
        const unpaid = anOrder({ telegramUserId: stranger });
        await saveOrder(store, unpaid, null, messagesWhenPlaced(unpaid, channels));
      }
    }
    await pay();
    await deliver(since(5 * MINUTE));

    expect((await buyersChat()).map(({ document }) => document !== null)).toEqual([false, true]);
    expect(await sellersChat()).toHaveLength(1);
  });

  it('asks everybody to wait, it is asked again by one message at a time, until it takes one', async () => {
    const { faults, emulator, store, channels, deliver, buyersChat } = await aShop();
    for (let n = 0; n < 20; n += 1) {
      const other = anOrder({ telegramUserId: await emulator.user() });
      await saveOrder(store, other, null, messagesWhenPlaced(other, channels));
    }
    await faults({ method: '*', status: 429, retryAfter: 600 });
    await deliver(since(0));
    const callsOf = async () => (await emulator.control('/calls')).sendMessage.calls as number;
    const first = await callsOf();
    expect(first).toBeLessThanOrEqual(4);
    await deliver(since(1_000));
    expect(await callsOf()).toBe(first);
    await deliver(since(10_000));
    expect(await callsOf()).toBe(first + 1);

    await faults({ reset: true });
    await deliver(since(11 * MINUTE));
    await deliver(since(22 * MINUTE));
    expect(await buyersChat()).toHaveLength(1);
    expect(await callsOf()).toBe(first + 1 + 21);
  });
});

it('who has never started the bot, or has blocked it, is not written to again, until they let it', async () => {
  const { store, emulator, buyer, deliver, buyersChat } = await aShop({ started: false });
  await deliver();
  await deliver(since(600 * MINUTE));
  expect((await emulator.control('/calls')).sendMessage.calls).toBe(1);
  expect(await store.read((db) => db.telegramUsers.mayWriteTo(buyer))).toBe(false);

  await emulator.control('/write-access', { userId: buyer });
  await recordWriteAccess(store, buyer, true, since(601 * MINUTE));
  await deliver(since(602 * MINUTE));
  expect((await buyersChat()).filter(({ text }) => text.includes('990'))).toHaveLength(1);
});

it('workers at the same time send nothing twice', async () => {
  const { deliver, pay, buyersChat } = await aShop();
  await pay();
  await Promise.all([deliver(), deliver(), deliver()]);
  await deliver(since(10 * MINUTE));

  expect(await buyersChat()).toHaveLength(2);
});

it('a message that another worker has taken over while it was made does not leave twice', async () => {
  const whileItIsMade = async (store: Store) => {
    await leaseMessage(store, ['order_in_chat'], since(20 * MINUTE), since(21 * MINUTE));
  };
  const { deliver, buyersChat } = await aShop({ whileItIsMade });
  await deliver();

  expect(await buyersChat()).toEqual([]);
});

it('a message in flight is the last one of a process that stops', async () => {
  const { store, deliver, pay, buyersChat } = await aShop();
  await pay();
  const isStopping = () => true;
  const delivered: Delivered[] = [];
  await outboxWorker({
    store,
    clock: () => since(10 * MINUTE),
    kinds: CHAT_KINDS,
    isStopping,
    send: async () => null,
    onDelivered: (one) => delivered.push(one),
    onError: failTest,
  })();
  expect(delivered).toEqual([]);
  await deliver(since(10 * MINUTE));

  expect(await buyersChat()).toHaveLength(2);
});

describe('the seller is notified', () => {
  it('of money that does not fit, once for each payment event and with what came', async () => {
    const { order, apply, deliver, sellersChat } = await aShop();
    const short = { orderNumber: order.number, paymentId: '9', amountText: '9.90' } as const;
    await apply(aPaymentEvent({ ...short, currency: '<b>rub' }));
    await apply(aPaymentEvent({ ...short, currency: '<b>rub' }));
    await apply(aPaymentEvent({ orderNumber: '0000000000', paymentId: '10' }));
    await deliver(since(10 * MINUTE));

    const news = (await sellersChat()).map(({ text }) => text);
    expect(news).toHaveLength(2);
    expect(news[0]).toContain('Сумма не совпала с заказом');
    expect(news[0]).toContain(`Заказ №\u00a0${numberOf(order)}`);
    expect(news[0]).toContain('9.90 <b>rub');
    expect(news[1]).toContain('Номер в\u00a0уведомлении: 0000000000');
  });

  it('of an order whose buyer came back ten minutes ago and of which nothing is heard, once', async () => {
    const { order, store, channels, clock, deliver, round, sellersChat } = await aShop();
    const alert = () => alertStuck({ store, clock, channels });
    await recordReturn(store, order, PLACED_AT);
    await recordReturn(store, order, since(5 * MINUTE));
    await deliver(since(10 * MINUTE - 1));
    expect(await alert()).toEqual([]);
    await deliver(since(10 * MINUTE));
    expect((await alert()).map(({ number }) => number)).toEqual([order.number]);
    expect(await alert()).toEqual([]);
    await round();

    const news = (await sellersChat()).map(({ text }) => text);
    expect(news).toHaveLength(1);
    expect(news[0]).toContain(`Завис заказ №\u00a0${numberOf(order)} на\u00a0990\u00a0₽`);
  });

  it('nothing of an order that was paid meanwhile', async () => {
    const { order, store, channels, clock, deliver, pay } = await aShop();
    await recordReturn(store, order, PLACED_AT);
    await pay();
    await deliver(since(20 * MINUTE));

    expect(await alertStuck({ store, clock, channels })).toEqual([]);
  });
});

it('what waits for a chat that is not the seller’s any more is never sent there', async () => {
  let isSellersChat = true;
  const shop = await aShop({ isSellersChat: () => isSellersChat });
  await shop.deliver();
  await shop.pay();
  isSellersChat = false;
  await shop.deliver(since(10 * MINUTE));
  expect(await shop.sellersChat()).toEqual([]);
  expect((await shop.buyersChat()).length).toBeGreaterThan(1);

  isSellersChat = true;
  await shop.deliver(since(20 * MINUTE));
  expect(await shop.sellersChat()).toEqual([]);
});
