import type { MessageKind } from './outbox-message';

// The whole policy of who is written to next:
// 1. what is paid for goes before what the seller must know, and both before what anybody can
//    cause without paying;
// 2. the less urgent never take all lanes, so that the more urgent always find one free;
// 3. one recipient has one message at a time, and a refusal holds only the chat it names (both
//    are conditions of a query, see `OutboxQueries.nextDue`);
// 4. everybody waits, briefly, only when the other side means everybody, or says nothing at all.

/** The lower, the sooner. */
export const URGENCY = { paid: 0, seller: 1, unpaid: 2 } as const;

export type Urgency = (typeof URGENCY)[keyof typeof URGENCY];

const URGENCY_OF: Record<MessageKind, Urgency> = {
  reading_in_chat: URGENCY.paid,
  pdf_in_chat: URGENCY.paid,
  payment_in_chat: URGENCY.paid,
  reading_by_mail: URGENCY.paid,
  payment_to_seller: URGENCY.seller,
  odd_money_to_seller: URGENCY.seller,
  unsettled_to_seller: URGENCY.seller,
  stuck_to_seller: URGENCY.seller,
  alert_to_seller: URGENCY.seller,
  odd_money_by_mail_to_seller: URGENCY.seller,
  unsettled_by_mail_to_seller: URGENCY.seller,
  stuck_by_mail_to_seller: URGENCY.seller,
  alert_by_mail_to_seller: URGENCY.seller,
  order_by_mail: URGENCY.unpaid,
  order_in_chat: URGENCY.unpaid,
  // Anybody with unpaid orders can ask for it, again and again.
  erasure_to_seller: URGENCY.unpaid,
};

/** How urgent a message of this kind is, unless the seller sends it again by hand: that is paid. */
export function urgencyOf(kind: MessageKind): Urgency {
  return URGENCY_OF[kind];
}

/** A PDF comes after the summary it belongs to, until that one has failed so often. */
export const PDF_WAITS_FOR_ATTEMPTS = 6;

/** How many messages of this urgency, or less urgent ones, may be on their way at a time. */
const MAX_IN_FLIGHT: Record<Urgency, number> = { 0: 4, 1: 3, 2: 2 };
/** All lanes together: so many connections are needed at most. */
export const LANES = MAX_IN_FLIGHT[URGENCY.paid];
/** So many chats refused one after another, and none served between them, are no coincidence. */
const MAX_REFUSED_IN_A_ROW = 3;
/** How long everybody waits when it only looks as if everybody were meant. */
const PAUSE_MS = 2_000;
/** How long everybody waits at most before the other side is asked again. */
const MAX_PAUSE_MS = 60_000;

/** What the last answers of the other side, a mail server or the Bot API, say about everybody. */
export type Line = { pausedUntil: Date | null; refusedInARow: ReadonlySet<number> };

/** How an attempt ended, as far as it says something about others. */
type Answer =
  | { kind: 'sent' | 'blocked' | 'failed' | 'unanswered' }
  | { kind: 'retry_after'; ms: number; isForAll?: boolean };

export const OPEN_LINE: Line = { pausedUntil: null, refusedInARow: new Set() };

/** Whether nothing at all may begin now. */
export function pausesAll({ pausedUntil }: Line, now: Date): boolean {
  return pausedUntil !== null && now < pausedUntil;
}

/**
 * The least urgent message that may begin beside those on their way; more urgent ones may as well.
 * Null: none may.
 */
export function leastUrgentNow(
  inFlight: readonly Urgency[],
  line: Line,
  now: Date,
): Urgency | null {
  if (pausesAll(line, now)) return null;
  if (line.refusedInARow.size >= MAX_REFUSED_IN_A_ROW && inFlight.length > 0) return null;
  const isFull = (urgency: Urgency) =>
    inFlight.filter((other) => other >= urgency).length >= MAX_IN_FLIGHT[urgency];
  if (isFull(URGENCY.paid)) return null;
  if (isFull(URGENCY.seller)) return URGENCY.paid;
  return isFull(URGENCY.unpaid) ? URGENCY.seller : URGENCY.unpaid;
}

/** The line after an attempt to write to a chat, or by mail where `chatId` is null. */
export function lineAfter(line: Line, chatId: number | null, answer: Answer, now: Date): Line {
  const pausedFor = (ms: number) => new Date(now.getTime() + ms);
  switch (answer.kind) {
    case 'sent':
    case 'blocked':
      return { ...line, refusedInARow: OPEN_LINE.refusedInARow };
    case 'failed':
      return line;
    case 'unanswered':
      return { ...line, pausedUntil: pausedFor(PAUSE_MS) };
    case 'retry_after': {
      if (answer.isForAll || chatId === null) {
        return { ...line, pausedUntil: pausedFor(Math.min(answer.ms, MAX_PAUSE_MS)) };
      }
      const refusedInARow = new Set([...line.refusedInARow, chatId]);
      if (refusedInARow.size < MAX_REFUSED_IN_A_ROW) return { ...line, refusedInARow };
      return { refusedInARow, pausedUntil: pausedFor(Math.min(answer.ms, PAUSE_MS)) };
    }
    default:
      return answer satisfies never;
  }
}
