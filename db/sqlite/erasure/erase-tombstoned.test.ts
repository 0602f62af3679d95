import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { Order } from '@/lib/orders/order';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import { SEAL } from '@/lib/payments/fixtures/a-seal';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import type { Store } from '@/lib/store/store';
import { openSqliteStore } from '../store';

const erasing = (order: Order) =>
  ({ at: RECEIVED_AT, actor: 'password', action: 'erased', orderId: order.id }) as const;

/** The file of a shop, and copies of it. */
function aFile() {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-tombstones-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'shop.sqlite');
  const copy = path.join(folder, 'copy.sqlite');
  const holds = (text: string) =>
    [file, `${file}-wal`].some((name) => readFileSync(name).includes(text));
  return {
    file,
    holds,
    open: () => openSqliteStore(file),
    copy: () => new Database(file).exec(`vacuum into '${copy}'`).close(),
    putBack: () => {
      for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
      copyFileSync(copy, file);
    },
  };
}

const payBy = (store: Store, order: Order) => {
  const paymentEvent = {
    ...aPaymentEventOf(order, 'paid', order.id),
    sealedOrder: SEAL.seal(order),
  };
  const rawBody = Buffer.from('customer_email=anna@example.ru');
  return deliverEvent(store, paymentEvent, { rawBody });
};

it('an order that an older copy brings back is erased again, as of then; the others stay', async () => {
  const { open, copy, putBack, holds } = aFile();
  const first = open();
  const order = anOrder();
  const other = anOrder({ contacts: { name: 'Вера', email: null, phone: null } });
  for (const one of [order, other]) await saveOrder(first, one, null);
  copy();
  expect(await eraseVerifiedOrder(first, order.birthDate, erasing(order))).toBe('erased');
  await first.close();
  putBack();
  expect(holds('anna@example.ru')).toBe(true);

  const again = open();
  await again.assertReady();
  expect(holds('anna@example.ru')).toBe(false);
  expect(await again.findOrder(order.token)).toBeNull();
  expect((await again.admin.orderTimeline(order.id))?.order).toMatchObject({
    number: order.number,
    amount: order.amount,
    createdAt: PLACED_AT,
    birthDate: null,
    erasedAt: RECEIVED_AT,
  });
  expect((await again.findOrder(other.token))?.order).toEqual(other);
  await again.close();
});

it('a payment recovers no order that was erased, though the database knows nothing of it', async () => {
  const { open, copy, putBack, holds } = aFile();
  const first = open();
  copy();
  const order = anOrder();
  const other = anOrder();
  await saveOrder(first, order, null);
  await eraseVerifiedOrder(first, order.birthDate, erasing(order));
  await first.close();
  putBack();

  const again = open();
  expect(await payBy(again, order)).toEqual({ outcome: 'erased_order', order: null });
  expect(await again.findOrder(order.token)).toBeNull();
  expect(holds('anna@example.ru')).toBe(false);
  expect(await payBy(again, other)).toMatchObject({ outcome: 'recovered' });
  await again.close();
});

it('no new order gets the number of one that was erased, though the database knows nothing of it', async () => {
  // At the next start it would have been erased in the place of the first.
  const { open, copy, putBack } = aFile();
  const first = open();
  copy();
  const order = anOrder();
  await saveOrder(first, order, null);
  await eraseVerifiedOrder(first, order.birthDate, erasing(order));
  await first.close();
  putBack();

  const again = open();
  expect(await saveOrder(again, anOrder({ number: order.number }), null)).toEqual({
    kind: 'number_taken',
  });
  await again.close();
});

it('a payment of an erased order that is in the database leaves nothing of the buyer either', async () => {
  const { file, open, holds } = aFile();
  const store = open();
  const early = anOrder();
  const late = anOrder();
  for (const one of [early, late]) await saveOrder(store, one, null);
  await payBy(store, early);
  for (const one of [early, late]) await eraseVerifiedOrder(store, one.birthDate, erasing(one));

  expect(await payBy(store, late)).toMatchObject({ outcome: 'erased_order' });
  expect(holds('anna@example.ru')).toBe(false);
  await store.close();
  const client = new Database(file, { readonly: true });
  const sealed = client.prepare('select sealed_order from payment_notices').pluck().all();
  client.close();
  expect(sealed).toEqual([null, null]);
});

it('an order that was paid after its erasure failed is not erased when the shop starts', async () => {
  const { file, open } = aFile();
  const first = open();
  const paid = anOrder();
  const unpaid = anOrder();
  for (const order of [paid, unpaid]) {
    await saveOrder(first, order, null);
    // The number is written down before the erasure is committed, which a full disk may prevent.
    appendFileSync(`${file}.erased`, `\n${order.number} ${PLACED_AT.toISOString()}`);
  }
  await payBy(first, paid);
  await first.close();

  const again = open();
  expect((await again.findOrder(paid.token))?.order).toMatchObject({ paidAt: RECEIVED_AT });
  expect(await again.findOrder(unpaid.token)).toBeNull();
  await again.close();
});

it('a list that is taken away while the shop runs lets nothing of the erased ones in', async () => {
  const { file, open, copy, putBack, holds } = aFile();
  const first = open();
  copy();
  const order = anOrder();
  const later = anOrder();
  await saveOrder(first, order, null);
  await eraseVerifiedOrder(first, order.birthDate, erasing(order));
  await first.close();
  putBack();

  const again = open();
  await saveOrder(again, later, null);
  await eraseVerifiedOrder(again, later.birthDate, erasing(later));
  rmSync(`${file}.erased`);
  for (const one of [order, later]) await payBy(again, one);
  expect(holds('anna@example.ru')).toBe(false);
  await again.close();
});

it('a line that a crash cut short spoils no other', async () => {
  const { file, open, copy, putBack } = aFile();
  const first = open();
  const order = anOrder();
  await saveOrder(first, order, null);
  copy();
  appendFileSync(`${file}.erased`, '\n98765');
  await eraseVerifiedOrder(first, order.birthDate, erasing(order));
  await first.close();
  putBack();

  const again = open();
  expect(await again.findOrder(order.token)).toBeNull();
  await again.close();
});
