import { expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { rejectDelivery } from '@/lib/payments/fixtures/deliver-event';
import { refusedFields } from '@/lib/prodamus/refused-fields';
import type { StoreWorld } from '../fixtures/store-world';

const LATER = new Date(PLACED_AT.getTime() + 60_000);
const BEFORE = new Date(PLACED_AT.getTime() - 1);

/** A try of the set-up, as the admin shows it. */
export function testPaymentContract(world: StoreWorld): void {
  it('a refused delivery that names the order stands before all others since', async () => {
    const { store } = world;
    const order = anOrder({ isTest: true });
    await saveOrder(store, order, null);
    const refuse = (reason: string, body: string, receivedAt = LATER) => {
      const fields = refusedFields(Buffer.from(body));
      return rejectDelivery(store, { reason, fields, bytes: body.length, receivedAt });
    };
    await refuse('до заказа', `order_num=${order.number}`, BEFORE);
    await refuse('форма', `order_num=${order.number}&sum=990.00`);
    await refuse('json', `{"order_num":"${order.number}"}`);
    for (let at = 0; at < 30; at += 1) await refuse('чужое', 'order_num=0000000000');
    await refuse('не прочитано', '');

    const file = await store.admin.testPayment(order.id);
    const [first, second, third, fourth, ...rest] = file?.refused ?? [];
    expect([first, second, third, fourth].map((one) => [one?.reason, one?.namesOrder])).toEqual([
      ['json', true],
      ['форма', true],
      ['не прочитано', null],
      ['чужое', false],
    ]);
    expect(rest.length).toBe(16);
  });
}
