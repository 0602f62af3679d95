import type { OrderFile } from '@/db/store';
import type { NotificationKind } from './notification';

/** An owed message in the hands of one worker; `attempts` counts the one about to be made. */
export type LeasedNotification = {
  file: OrderFile;
  kind: NotificationKind;
  attempts: number;
  /** How many earlier attempts ended without an answer, so that the message may have arrived. */
  unanswered: number;
  leasedUntil: Date;
};

/** How a message ended for good: `needless` when nothing is owed any more, as after a refund. */
export type FinalOutcome = 'sent' | 'blocked' | 'failed' | 'unanswered' | 'needless';

/** What becomes of a message after an attempt; `reason` is for the operator, without personal data. */
export type NotificationStep =
  | { kind: 'done'; outcome: FinalOutcome; reason: string | null }
  | { kind: 'later'; nextTryAt: Date; reason: string; unanswered: number };
