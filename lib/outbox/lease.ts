import type { OrderDetails } from '@/lib/store/order-details';
import type { StoredPaymentEvent } from '@/lib/store/queries/payment-events';
import type { Alert, OutboxMessage } from './outbox-message';
import type { Urgency } from './outbox-policy';

/** A payment event as it is kept, with what became of it. */
export type KeptPaymentEvent = Pick<StoredPaymentEvent, 'paymentEvent' | 'outcome' | 'receivedAt'>;

/** A queued message in the hands of one worker; `attempts` counts the one about to be made. */
export type LeasedMessage = OutboxMessage & {
  /** The order, the payment event or the alert that it is about, by the store's own key. */
  subject: string;
  /** The order it is about; null when it is about money for an order that there is not. */
  details: OrderDetails | null;
  /** The payment event it is about, if any. */
  paymentEvent: KeptPaymentEvent | null;
  /** The alert it is about, if any. */
  alert: Alert | null;
  /**
   * The payment by which its order was marked paid while it is another order's, and whether any
   * order counts it.
   */
  disputed: { paymentId: string; isCounted: boolean } | null;
  /** The message in this chat that told number and sum of the order, once it is known. */
  orderMessageId: number | null;
  /** When it was enqueued; anew when what has arrived is sent again, for that is another letter. */
  queuedAt: Date;
  urgency: Urgency;
  attempts: number;
  /** How many earlier attempts ended without an answer, so that the message may have arrived. */
  unanswered: number;
  leasedUntil: Date;
};

/** How a message ended for good: `needless` when it is not wanted any more, as after a refund. */
export type FinalOutcome = 'sent' | 'blocked' | 'failed' | 'unanswered' | 'needless';

/**
 * How a message stands: `held` waits for the seller, as it may have been sent before a restore;
 * `capped` was never sent, because too many were asked for by anyone who pays for none.
 */
export type MessageOutcome = FinalOutcome | 'held' | 'capped';

/**
 * What becomes of a message after an attempt; `reason` is for the operator, without personal data.
 * `messageId` is the id of the message in its chat.
 */
export type SendingStep =
  | { kind: 'done'; outcome: FinalOutcome; reason: string | null; messageId?: number }
  | {
      kind: 'later';
      nextTryAt: Date;
      reason: string;
      unanswered: number;
      /** The other side only asked to wait: the attempt does not count. */
      isFree?: boolean;
      /** Until then nothing else is sent to this chat either. */
      holdsRecipient?: boolean;
    };

/** What became of a message, for the seller. */
export const MESSAGE_OUTCOMES: Record<MessageOutcome, string> = {
  sent: 'отправлено',
  blocked: 'такого адреса нет или бот закрыт',
  failed: 'не удалось за три дня',
  unanswered: 'отправлено дважды, ответа не было',
  needless: 'уже не нужно',
  held: 'ждёт вашего решения',
  capped: 'не отправляли: слишком много таких подряд',
};
