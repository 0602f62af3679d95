import { afterEach, beforeEach, expect, it } from 'vitest';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { chatMessagesContract } from './chat-messages.contract';
import { type Kept, storeWorld } from './fixtures/store-world';
import { guessesContract } from './guesses.contract';
import { messagesContract } from './messages.contract';
import { ordersContract } from './orders.contract';
import { paymentsContract } from './payments.contract';
import { sharesContract } from './shares.contract';
import type { Store } from './store';
import { telegramContract } from './telegram.contract';
import { unsettledNoticesContract } from './unsettled-notices.contract';

/**
 * What every engine must do. `openStore` opens a store on an empty database of its own, `look`
 * counts what the database of that store holds.
 */
export function storeContract(openStore: () => Promise<Store>, look: (store: Store) => Kept): void {
  let store: Store;
  beforeEach(async () => {
    store = await openStore();
  });
  afterEach(() => store.close());

  const world = storeWorld(() => store, look);
  ordersContract(world);
  paymentsContract(world);
  unsettledNoticesContract(world);
  guessesContract(world);
  messagesContract(world);
  chatMessagesContract(world);
  telegramContract(world);
  sharesContract(world);

  it('a store that is up says so', async () => {
    await expect(store.assertReady()).resolves.toBeUndefined();
  });

  it('closing waits for what is being written', async () => {
    const order = anOrder();
    const placed = store.placeOrder(order, null);
    await store.close();

    expect(await placed).toEqual({ kind: 'placed', order });
    store = await openStore();
  });
}
