import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '@/db/sqlite/store';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { about } from '@/lib/store/about';
import type { Store } from '@/lib/store/store';
import { forgetUser } from '@/lib/telegram/telegram-user';
import { aPaymentEventOf } from '../fixtures/a-payment-event';
import { markPaid } from '../mark-paid';
import { aboutPaymentEvent } from './apply-payment-event';

/** A store that says what its writes name. */
function aWatchedStore() {
  const store = openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  const named: string[][] = [];
  const watched: Store = {
    ...store,
    write: async (topics, work) => {
      named.push([...(typeof topics === 'function' ? await topics() : topics)]);
      return store.write(topics, work);
    },
    erase: async (topics, work) => {
      named.push([...(typeof topics === 'function' ? await topics() : topics)]);
      return store.erase(topics, work);
    },
  };
  return { store: watched, named };
}

it('an order of a Telegram user is written, and forgotten, as something about the user too', async () => {
  const { store, named } = aWatchedStore();
  const order = anOrder({ telegramUserId: 77 });
  await saveOrder(store, order, null);
  await forgetUser(store, 77, [], PLACED_AT);

  const both = [about.order(order.number), about.telegramUser(77)].sort();
  expect(named.map((topics) => topics.sort())).toEqual([both, both]);
});

it('a payment event is about the other order that was marked paid by its payment, too', async () => {
  const { store } = aWatchedStore();
  const marked = anOrder();
  const payer = anOrder();
  for (const order of [marked, payer]) await saveOrder(store, order, null);
  const channels = { mail: false, chat: false, sellers: [] };
  const mark = {
    actor: 'password',
    orderId: marked.id,
    paymentId: '48151623',
    reason: '',
  } as const;
  await markPaid({ store, clock: () => PLACED_AT, channels }, mark);

  const event = aPaymentEventOf(payer, 'paid', '48151623');
  expect(await aboutPaymentEvent(store, event)).toEqual([
    about.order(payer.number),
    about.paymentEvent(event.key),
    about.payment('48151623'),
    about.order(marked.number),
  ]);
});
