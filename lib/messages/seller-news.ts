import type { LeasedMessage } from '../outbox/lease';
import { type MessageKind, SELLER_KINDS, type SellerKind } from '../outbox/outbox-message';
import { isUnmatched } from '../payments/events/outcomes';
import {
  alertNews,
  disputeNews,
  erasureNews,
  paymentNews,
  pendingNews,
  type SellerNews,
  stuckNews,
  unmatchedPaymentNews,
} from './seller-messages';

type About = Pick<LeasedMessage, 'details' | 'paymentEvent' | 'alert' | 'disputed'>;

/** Whether a message is for a chat of the seller. */
export function isSellerKind(kind: MessageKind): kind is SellerKind {
  return (SELLER_KINDS as readonly MessageKind[]).includes(kind);
}

/** What the seller hears, by whichever way; null when it is not true any more. */
export function sellerNewsOf(
  kind: SellerKind,
  { details, paymentEvent, alert, disputed }: About,
): SellerNews | null {
  switch (kind) {
    case 'odd_money_to_seller':
      return unmatchedNews({ details, paymentEvent, disputed });
    case 'unsettled_to_seller':
      return paymentEvent?.outcome === 'pending'
        ? pendingNews(paymentEvent, details?.order ?? null)
        : null;
    case 'payment_to_seller':
      return details && paymentNews(details.order);
    case 'stuck_to_seller':
      return details && !details.order.paidAt ? stuckNews(details.order) : null;
    case 'erasure_to_seller':
      return details && erasureNews(details.order);
    case 'alert_to_seller':
      return alert && !alert.clearedAt ? alertNews(alert.cause) : null;
    default:
      return kind satisfies never;
  }
}

/** Of a payment event, or of an order whose mark by hand is in dispute. */
function unmatchedNews({
  details,
  paymentEvent,
  disputed,
}: Omit<About, 'alert'>): SellerNews | null {
  if (paymentEvent)
    return isUnmatched(paymentEvent.outcome)
      ? unmatchedPaymentNews(paymentEvent, details?.order ?? null)
      : null;
  return details && disputed ? disputeNews(details.order, disputed) : null;
}
