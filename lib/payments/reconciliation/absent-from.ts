import type { PaymentFact } from '@/lib/orders/order';
import { isWithin, listPeriod } from './list-period';
import { isShortened } from './listed-number';
import type { ListedPayment } from './listed-payment';
import type { AbsentPayment, KnownOrder } from './reconcile';

/**
 * What counts as paid here on the days of a list and is not in it. A row whose payment a spreadsheet
 * has shortened may be any payment of its order.
 */
export function absentFrom(
  list: readonly ListedPayment[],
  orders: readonly KnownOrder[],
): AbsentPayment[] {
  const period = listPeriod(list);
  return period ? unlisted(list, orders).filter(({ fact }) => isWithin(period, fact.at)) : [];
}

/** What counts as paid here on any day and is not in the list. */
export function unlisted(
  list: readonly ListedPayment[],
  orders: readonly KnownOrder[],
): AbsentPayment[] {
  const listed = new Set(list.map(({ paymentId }) => paymentId));
  const shortened = new Set(
    list.flatMap(({ paymentId, orderNumber }) => (isShortened(paymentId) ? orderNumber : [])),
  );
  return orders.flatMap((order) =>
    order.facts
      .filter((fact) => isPaid(fact) && !listed.has(fact.paymentId) && !shortened.has(order.number))
      .map((fact) => ({ order, fact })),
  );
}

const isPaid = ({ kind }: PaymentFact) => kind === 'paid';
