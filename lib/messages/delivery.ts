/**
 * How an attempt to deliver a message ended. `blocked`: this person cannot be written to, ever.
 * `retry_after`: the other side names the time to wait, for this chat or, with `isForAll`, for all.
 * `failed`: surely not delivered, so it may be tried again. `unanswered`: the answer was lost, so
 * it may or may not have arrived. `messageId` is the message's id in its chat.
 */
export type DeliveryOutcome =
  | { kind: 'sent'; messageId?: number }
  | { kind: 'blocked'; reason: string }
  | { kind: 'retry_after'; ms: number; reason: string; isForAll?: boolean }
  | { kind: 'failed'; reason: string }
  | { kind: 'unanswered'; reason: string };
