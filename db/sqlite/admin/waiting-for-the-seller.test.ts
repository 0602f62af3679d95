import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { alertOfStuck, recordReturn } from '@/lib/payments/links/returns';
import { forgetUser } from '@/lib/telegram/telegram-user';
import { openSqliteStore } from '../store';

const LATER = new Date('2026-11-24T10:00:00Z');

function aShop() {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-overview-'));
  const file = path.join(folder, 'shop.sqlite');
  const store = openSqliteStore(file);
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return store;
}

it('the admin lists the same orders as stuck as the seller is told of', async () => {
  const store = aShop();
  const placed = async (changes: Partial<Order> = {}) => {
    const order = anOrder(changes);
    await saveOrder(store, order, null);
    await recordReturn(store, order, PLACED_AT);
    return order;
  };
  const stuck = await placed();
  const heard = await placed();
  const erased = await placed();
  await placed({ isTest: true });
  await placed({ payableUntil: new Date(LATER.getTime() - 31 * 86_400_000) });
  const paymentEvent = aPaymentEventOf(heard, 'cancelled');
  await deliverEvent(store, paymentEvent);
  const entry = { at: LATER, actor: 'password', action: 'erased', orderId: erased.id } as const;
  await eraseVerifiedOrder(store, erased.birthDate, entry);

  const numbers = [stuck.number];
  expect((await store.admin.stuckOrders(LATER, 9)).map(({ number }) => number)).toEqual(numbers);
  expect((await alertOfStuck(store, LATER, [], LATER)).map(({ number }) => number)).toEqual(
    numbers,
  );
});

it('a wish to be forgotten is seen though no chat hears of it', async () => {
  const store = aShop();
  const order = anOrder({ telegramUserId: 42 });
  const at = LATER;
  await saveOrder(store, order, null);
  await forgetUser(store, 42, [], at);

  expect(await store.admin.erasureRequests(10)).toMatchObject([{ number: order.number, at }]);
});
