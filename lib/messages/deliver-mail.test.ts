import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startMail } from '@/emulators/mail/start-mail';
import { setAlerts } from '@/lib/admin/set-alerts';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { ANY_UNDELIVERED } from '@/lib/store/queries/undelivered';
import type { Store } from '@/lib/store/store';
import { anEmail } from '../contacts/fixtures/an-email';
import { kopecks } from '../money';
import { anOrder, PLACED_AT } from '../orders/fixtures/an-order';
import type { Order } from '../orders/order';
import {
  MAIL_KINDS,
  messagesToSeller,
  messagesWhenPlaced,
  SELLER_MAIL_KINDS,
} from '../outbox/outbox-message';
import {
  aPaymentEvent,
  aPaymentEventOf,
  BY_MAIL,
  RECEIVED_AT,
} from '../payments/fixtures/a-payment-event';
import { aStore } from '../payments/fixtures/temporary-store';
import { smtpMailer } from '../smtp/smtp-mailer';
import { type Delivered, outboxWorker } from './outbox-worker';
import { sendMail } from './send-mail';

const MINUTE = 60_000;

/** A shop with one placed order, a real SMTP server, and a clock that the test moves. */
async function aShop(changes: Partial<Order> = {}, whileItIsMade = async (_: Store) => {}) {
  const mail = await startMail();
  onTestFinished(() => mail.close());
  const store = aStore();
  const order = anOrder(changes);
  let now = PLACED_AT;
  const clock = () => now;
  const mailer = smtpMailer(mail.smtpUrl, {
    name: 'Анна Светлова',
    address: anEmail('shop@example.ru'),
  });
  onTestFinished(() => mailer.close());
  const ports = {
    mailer,
    clock,
    seller: () => ({ name: 'Анна Светлова', contacts: '' }),
    site: 'shop.example',
    sellerEmail: anEmail('seller@example.ru'),
    adminUrl: 'https://shop.example/admin',
    orderUrl: (token: string) => `https://shop.example/order/${token}`,
    readingUrl: (token: string) => `https://shop.example/reading/${token}`,
    readingPdf: async () => {
      await whileItIsMade(store);
      return Buffer.from('%PDF-of-a-test');
    },
  };
  await saveOrder(store, order, null, messagesWhenPlaced(order, BY_MAIL));
  const apply = async (status: 'paid' | 'refunded') => {
    const paymentEvent = aPaymentEventOf(order, status);
    await deliverEvent(store, paymentEvent);
  };
  const deliver = async (at = now) => {
    now = at;
    const delivered: Delivered[] = [];
    await outboxWorker({
      store,
      clock,
      kinds: [...MAIL_KINDS, ...SELLER_MAIL_KINDS],
      isStopping: () => false,
      send: (...one) => sendMail(ports, ...one),
      onDelivered: (one) => delivered.push(one),
      onError: failTest,
    })();
    return delivered.map(({ kind, step }) => [kind, step.kind === 'done' ? step.outcome : 'later']);
  };
  const placeFor = async (email: string) => {
    const placed = anOrder({ contacts: { name: null, email, phone: null } });
    await saveOrder(store, placed, null, messagesWhenPlaced(placed, BY_MAIL));
  };
  return { ...mail.mailbox, mail, mailbox: mail.mailbox, order, store, apply, deliver, placeFor };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(10);
}

function failTest(error: unknown): never {
  throw error;
}

const NO_CONTACTS = { name: null, email: null, phone: null };
const since = (ms: number) => new Date(PLACED_AT.getTime() + ms);

it('a buyer gets number and sum when ordered, and the reading with its PDF when paid', async () => {
  const { letters, order, apply, deliver } = await aShop();
  expect(await deliver()).toEqual([['order_by_mail', 'sent']]);
  await apply('paid');
  expect(await deliver(since(10 * MINUTE))).toEqual([['reading_by_mail', 'sent']]);
  expect(await deliver(since(20 * MINUTE))).toEqual([]);

  expect(letters).toMatchObject([
    {
      to: 'anna@example.ru',
      messageId: `<order_by_mail.${order.id}.${PLACED_AT.getTime()}@shop.example>`,
    },
    { to: 'anna@example.ru', subject: 'Карта чакр готова: Анна' },
  ]);
  expect(letters[0]?.text).toContain(`https://shop.example/order/${order.token}`);
  expect(letters[1]?.text).toContain(`https://shop.example/reading/${order.token}`);
  expect(letters[1]?.attachments).toEqual([
    {
      name: `chakra-${order.number}.pdf`,
      type: 'application/pdf',
      bytes: Buffer.from('%PDF-of-a-test'),
    },
  ]);
});

it('what is not queued any more is not sent', async () => {
  const { letters, apply, deliver } = await aShop();
  await apply('paid');
  await apply('refunded');

  expect(await deliver(since(10 * MINUTE))).toEqual([
    ['reading_by_mail', 'needless'],
    ['order_by_mail', 'needless'],
  ]);
  expect(letters).toEqual([]);
});

it('nothing is enqueued for a buyer without an address', async () => {
  const contacts = { name: 'Анна', email: null, phone: '+79123456789' };
  const { deliver } = await aShop({ contacts });

  expect(await deliver()).toEqual([]);
});

it.each([
  "o'brien+cards@example.ru",
  'anna_svet-1@example.ru',
  'a{b}|c=d@example.ru',
  // The emulator tells names in their own letters, as people see them.
  'anna@почта.рф',
])('a letter to %s goes to exactly that one', async (email) => {
  const { letters, deliver } = await aShop({ contacts: { ...NO_CONTACTS, email } });

  expect(await deliver()).toEqual([['order_by_mail', 'sent']]);
  expect(letters.map(({ recipients }) => recipients)).toEqual([[email]]);
});

it.each([
  'anna,svet@example.ru',
  'anna;olga@mail.ru',
  'anna(x)@mail.ru',
  'anna@mail,ru',
  'anna@mail.ru, olga@mail.ru',
  'Анна <anna@mail.ru>',
  '"anna@mail.ru"@example.ru',
  'анна@mail.ru',
  'anna@mail',
  'anna@mail..ru',
  'anna@xn--mil-6cd.ru',
])(
  'an order of before with the address %j writes to nobody, and that is given up',
  async (email) => {
    const { letters, mailbox, order, store, apply, deliver } = await aShop({
      contacts: { ...NO_CONTACTS, email },
    });
    await apply('paid');
    expect(await deliver(since(10 * MINUTE))).toEqual([
      ['reading_by_mail', 'blocked'],
      ['order_by_mail', 'needless'],
    ]);
    expect([letters, mailbox.letters]).toEqual([[], []]);

    const page = { limit: 10 };
    const undelivered = await store.read((db) => db.undelivered.list(ANY_UNDELIVERED, page));
    expect(undelivered).toMatchObject([
      { order: { number: order.number }, reason: 'адрес почты в заказе записан с ошибкой' },
    ]);
  },
);

it('a worker that died in the middle lets another send it after its lease', async () => {
  const { letters, store, deliver } = await aShop();
  await leaseMessage(store, MAIL_KINDS, PLACED_AT, since(5 * MINUTE));

  expect(await deliver(since(4 * MINUTE))).toEqual([]);
  expect(await deliver(since(5 * MINUTE))).toEqual([['order_by_mail', 'sent']]);
  expect(letters).toHaveLength(1);
});

describe('when the mail server', () => {
  it('is down for ten minutes, the letter comes afterwards, once', async () => {
    const { mailbox, letters, deliver } = await aShop();
    mailbox.faults = { connect: 421 };
    for (let minute = 0; minute < 10; minute += 1) await deliver(since(minute * MINUTE));
    expect(letters).toEqual([]);

    mailbox.faults = {};
    expect(await deliver(since(45 * MINUTE))).toEqual([['order_by_mail', 'sent']]);
    expect(await deliver(since(90 * MINUTE))).toEqual([]);
    expect(letters).toHaveLength(1);
  });

  it.each([
    { rcpt: 450 },
    { data: 451 },
    { data: 554 },
    ...['5.7.1', '5.1.7', '5.1.8'].map((status) => ({ rcpt: 554, status })),
    { rcpt: 552, status: '5.2.2' },
    { rcpt: 552 },
    { rcpt: 550, status: '5.2.2' },
  ])('says %j, it is tried again', async (faults) => {
    const { mailbox, letters, deliver } = await aShop();
    mailbox.faults = faults;
    expect(await deliver()).toEqual([['order_by_mail', 'later']]);

    mailbox.faults = {};
    expect(await deliver(since(MINUTE))).toEqual([['order_by_mail', 'sent']]);
    expect(letters).toHaveLength(1);
  });

  it.each([{ rcpt: 550 }, { rcpt: 550, status: '5.1.1' }, { rcpt: 550, status: '5.2.1' }])(
    'knows no such address and says %j, it is not asked again',
    async (faults) => {
      const { mailbox, letters, deliver } = await aShop();
      mailbox.faults = faults;

      expect(await deliver()).toEqual([['order_by_mail', 'blocked']]);
      mailbox.faults = {};
      expect(await deliver(since(60 * MINUTE))).toEqual([]);
      expect(letters).toEqual([]);
    },
  );

  it('takes the letter and never answers, it is sent once more under the same id, and no third time', async () => {
    const { mailbox, letters, deliver } = await aShop();
    mailbox.faults = { loseAnswers: 5 };
    expect(await deliver()).toEqual([['order_by_mail', 'later']]);
    expect(await deliver(since(30_000))).toEqual([]);
    expect(await deliver(since(10 * MINUTE))).toEqual([['order_by_mail', 'unanswered']]);
    expect(await deliver(since(600 * MINUTE))).toEqual([]);

    expect(letters).toHaveLength(2);
    expect(letters[0]?.messageId).toBe(letters[1]?.messageId);
  });
});

it('a letter that is paid for leaves while the server keeps those of sixty strangers waiting', async () => {
  // One lane for all: sixty letters of 1.2 s each stood before a reading that was paid for.
  const { mailbox, letters, placeFor, apply, deliver } = await aShop();
  await deliver();
  for (let n = 0; n < 60; n += 1) await placeFor(`stranger-${n}@example.ru`);
  mailbox.faults = { hang: 'stranger' };
  const delivering = deliver(since(MINUTE));
  await apply('paid');
  const paid = deliver(since(10 * MINUTE));
  await until(() => letters.some(({ subject }) => subject === 'Карта чакр готова: Анна'));
  expect(letters).toHaveLength(2);

  mailbox.faults = {};
  await Promise.all([delivering, paid]);
  expect(letters).toHaveLength(62);
});

it('a recipient whose server never answers holds up nobody else', async () => {
  const { mailbox, letters, placeFor, deliver } = await aShop();
  for (let n = 0; n < 5; n += 1) await placeFor('dead@example.ru');
  for (let n = 0; n < 5; n += 1) await placeFor(`alive-${n}@example.ru`);
  mailbox.faults = { hang: 'dead' };
  const delivering = deliver(since(MINUTE));
  await until(() => letters.filter(({ to }) => to.startsWith('alive')).length === 5);

  mailbox.faults = {};
  await delivering;
  expect(letters.filter(({ to }) => to.startsWith('dead'))).toHaveLength(5);
});

it('a domain that is greylisted is tried again, and the others have their letters', async () => {
  const { mailbox, letters, placeFor, deliver } = await aShop();
  mailbox.faults = { rcpt: 451 };
  expect(await deliver()).toEqual([['order_by_mail', 'later']]);
  mailbox.faults = {};
  await placeFor('alive@example.ru');
  await deliver(since(1_000));
  expect(letters.map(({ to }) => to)).toEqual(['alive@example.ru']);
  await deliver(since(MINUTE));
  expect(letters).toHaveLength(2);
});

it('letters of one burst leave over few connections', async () => {
  const { mail, placeFor, deliver } = await aShop();
  for (let n = 0; n < 30; n += 1) await placeFor(`buyer-${n}@example.ru`);
  await deliver();

  expect(mail.mailbox.letters).toHaveLength(31);
  expect(mail.connections()).toBeLessThanOrEqual(4);
});

it('a letter that another worker has taken over while it was made does not leave twice', async () => {
  const takeOver = async (store: Store) => {
    await leaseMessage(store, ['reading_by_mail'], since(20 * MINUTE), since(21 * MINUTE));
  };
  const { letters, apply, deliver } = await aShop({}, takeOver);
  await apply('paid');
  await deliver(since(10 * MINUTE));

  expect(letters).toEqual([]);
});

it('the seller has a letter of money that does not fit and of an alert, once each', async () => {
  const { letters, order, store, deliver } = await aShop({ contacts: NO_CONTACTS });
  const channels = { ...BY_MAIL, sellerMail: true };
  const paymentEvent = aPaymentEvent({
    orderNumber: order.number,
    amountText: '1.00 <b>',
    amount: kopecks(100),
  });
  await deliverEvent(store, paymentEvent, { channels });
  await setAlerts(
    store,
    ['backup_failed'],
    messagesToSeller('alert_to_seller', channels),
    RECEIVED_AT,
  );
  await deliver(since(10 * MINUTE));
  await deliver(since(20 * MINUTE));

  expect(letters.map(({ to }) => to)).toEqual(['seller@example.ru', 'seller@example.ru']);
  const [unmatched, alert] = letters;
  expect(unmatched).toMatchObject({ subject: 'Деньги не сошлись' });
  expect(unmatched?.text).toContain('Пришло: 1.00 <b> rub');
  expect(unmatched?.text).toContain('Открыть кабинет: https://shop.example/admin');
  expect(unmatched?.text).not.toContain(order.birthDate);
  expect(alert).toMatchObject({ subject: 'Свежей копии базы нет' });
});

it('an alert that is over before its letter goes is not sent', async () => {
  const { letters, store, deliver } = await aShop({ contacts: NO_CONTACTS });
  const messages = messagesToSeller('alert_to_seller', { ...BY_MAIL, sellerMail: true });
  await setAlerts(store, ['delivery_failing'], messages, PLACED_AT);
  await setAlerts(store, [], messages, PLACED_AT);

  expect(await deliver(since(MINUTE))).toEqual([['alert_by_mail_to_seller', 'needless']]);
  expect(letters).toEqual([]);
});
