import type { LeasedNotification } from '../notifications/lease';
import {
  type NotificationKind,
  SELLER_KINDS,
  type SellerKind,
} from '../notifications/notification';
import {
  alertNews,
  erasureNews,
  oddMoneyNews,
  paymentNews,
  type SellerNews,
  stuckNews,
  unsettledNews,
} from './seller-messages';

type About = Pick<LeasedNotification, 'file' | 'notice' | 'alert'>;

/** Whether a message is for a chat of the seller. */
export function isSellerKind(kind: NotificationKind): kind is SellerKind {
  return (SELLER_KINDS as readonly NotificationKind[]).includes(kind);
}

/** What the seller is told, by whichever way; null when it is not true any more. */
export function sellerNewsOf(kind: SellerKind, { file, notice, alert }: About): SellerNews | null {
  switch (kind) {
    case 'odd_money_to_seller':
      return notice && oddMoneyNews(notice, file?.order ?? null);
    case 'unsettled_to_seller':
      return notice?.outcome === 'pending' ? unsettledNews(notice, file?.order ?? null) : null;
    case 'payment_to_seller':
      return file && paymentNews(file.order);
    case 'stuck_to_seller':
      return file && !file.order.paidAt ? stuckNews(file.order) : null;
    case 'erasure_to_seller':
      return file && erasureNews(file.order);
    case 'alert_to_seller':
      return alert && !alert.clearedAt ? alertNews(alert.cause) : null;
    default:
      return kind satisfies never;
  }
}
