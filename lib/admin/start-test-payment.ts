import type { Store } from '@/lib/store/store';
import type { Actor } from '../audit';
import type { BirthDate } from '../chakras/birth-date';
import type { Clock } from '../clock';
import { type CurrentTerms, isNumberFree, newOrder } from '../orders/new-order';
import { about } from '../store/about';

type Ports = { store: Store; clock: Clock };

/** Nobody's: the order is never delivered. */
const BIRTH_DATE = '1990-01-01' as BirthDate;

/**
 * Makes an order of the price to try the set-up by, which counts nowhere and whose links are in
 * demo mode; returns its key. Nobody gets a message of it.
 */
export async function startTestPayment(
  { store, clock }: Ports,
  terms: CurrentTerms,
  actor: Actor,
): Promise<string> {
  for (;;) {
    const at = clock();
    const order = newOrder(
      {
        birthDate: BIRTH_DATE,
        contacts: { name: null, email: null, phone: null },
        telegramUserId: null,
        channel: 'web',
        origin: null,
        isTest: true,
      },
      terms,
      at,
    );
    const isSaved = await store.write([about.order(order.number)], async (db) => {
      if (!(await isNumberFree(db, order.number))) return false;
      await db.orders.insert(order);
      const orderId = order.id;
      await db.audit.insert({ at, actor, action: 'first_payment_started', orderId });
      return true;
    });
    if (isSaved) return order.id;
  }
}
