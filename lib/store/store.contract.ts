import { afterEach, beforeEach, expect, it } from 'vitest';
import { adminContract } from '@/db/admin/admin.contract';
import { byHandContract } from '@/db/by-hand.contract';
import { chatMessagesContract } from '@/db/chat-messages.contract';
import { failedAttemptsContract } from '@/db/failed-attempts.contract';
import { type Behind, storeWorld } from '@/db/fixtures/store-world';
import { instancesContract } from '@/db/instances.contract';
import { messagesContract } from '@/db/messages.contract';
import { ordersContract } from '@/db/orders.contract';
import { paymentsContract } from '@/db/payments.contract';
import { pendingPaymentEventsContract } from '@/db/pending-payment-events.contract';
import { promoCodesContract } from '@/db/promo-codes.contract';
import { sharesContract } from '@/db/shares.contract';
import { telegramContract } from '@/db/telegram.contract';
import { undeliveredContract } from '@/db/undelivered.contract';
import { unitOfWorkContract } from '@/db/unit-of-work.contract';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import type { Store } from './store';

/**
 * What every engine must do. `openStore` opens a store on an empty database of its own.
 */
export function storeContract(openStore: () => Promise<Store>, behind: Behind): void {
  let store: Store;
  beforeEach(async () => {
    store = await openStore();
  });
  afterEach(() => store.close());

  const world = storeWorld(() => store, behind);
  unitOfWorkContract(world);
  instancesContract(world);
  ordersContract(world);
  promoCodesContract(world);
  paymentsContract(world);
  pendingPaymentEventsContract(world);
  byHandContract(world);
  failedAttemptsContract(world);
  messagesContract(world);
  undeliveredContract(world);
  chatMessagesContract(world);
  telegramContract(world);
  sharesContract(world);
  adminContract(world);

  it('a store that is up says so', async () => {
    await expect(store.assertReady()).resolves.toBeUndefined();
  });

  it('closing waits for what is being written', async () => {
    const order = anOrder();
    const placed = saveOrder(store, order, null);
    await store.close();

    expect(await placed).toEqual({ kind: 'placed', order });
    store = await openStore();
  });
}
