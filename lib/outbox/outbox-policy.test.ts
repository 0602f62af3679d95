import { describe, expect, it } from 'vitest';
import { CHAT_KINDS, MAIL_KINDS, SELLER_KINDS } from './outbox-message';
import {
  LANES,
  leastUrgentNow,
  lineAfter,
  OPEN_LINE,
  URGENCY,
  type Urgency,
  urgencyOf,
} from './outbox-policy';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const { paid, seller, unpaid } = URGENCY;
const begins = (...inFlight: Urgency[]) => leastUrgentNow(inFlight, OPEN_LINE, NOW);

it('what is paid for, what the seller must know and what anybody can cause are told apart', () => {
  expect(MAIL_KINDS.map(urgencyOf)).toEqual([unpaid, paid]);
  expect(CHAT_KINDS.map(urgencyOf)).toEqual([unpaid, paid, paid, paid]);
  const { erasure_to_seller: erasure, ...alerts } = Object.fromEntries(
    SELLER_KINDS.map((kind) => [kind, urgencyOf(kind)]),
  );
  expect(erasure).toBe(unpaid);
  expect(new Set(Object.values(alerts))).toEqual(new Set([seller]));
});

describe('a lane', () => {
  it('is always left for what is more urgent', () => {
    expect(begins()).toBe(unpaid);
    expect(begins(unpaid)).toBe(unpaid);
    expect(begins(unpaid, unpaid)).toBe(seller);
    expect(begins(unpaid, unpaid, seller)).toBe(paid);
    expect(begins(unpaid, seller, seller)).toBe(paid);
    expect(begins(paid, paid, paid)).toBe(unpaid);
  });

  it('is not there once all are taken', () => {
    expect(begins(...Array<Urgency>(LANES).fill(paid))).toBeNull();
    expect(begins(unpaid, unpaid, seller, paid)).toBeNull();
  });
});

describe('a refusal', () => {
  const refused = { kind: 'retry_after', ms: 3_600_000 } as const;
  const refusedBy = (...chats: number[]) =>
    chats.reduce((line, chat) => lineAfter(line, chat, refused, NOW), OPEN_LINE);

  it('of one chat, or of two, says nothing of others, however often it comes', () => {
    expect(leastUrgentNow([], refusedBy(1, 1, 1, 1, 2), NOW)).toBe(unpaid);
  });

  it('of three chats in a row makes everybody pause for a moment, not for what was named', () => {
    const line = refusedBy(1, 2, 3);

    expect(leastUrgentNow([], line, later(1_000))).toBeNull();
    expect(leastUrgentNow([], line, later(2_000))).toBe(unpaid);
    expect(leastUrgentNow([paid], line, later(2_000))).toBeNull();
  });

  it('is coincidence again once a message was taken', () => {
    const line = lineAfter(refusedBy(1, 2, 3), 4, { kind: 'sent' }, NOW);

    expect(leastUrgentNow([paid], line, later(2_000))).toBe(unpaid);
  });

  it('that means all of us holds everybody, a minute at most before it is asked again', () => {
    const line = lineAfter(OPEN_LINE, 1, { ...refused, isForAll: true }, NOW);

    expect(leastUrgentNow([], line, later(59_000))).toBeNull();
    expect(leastUrgentNow([], line, later(60_000))).toBe(unpaid);
  });
});

it('silence makes everybody pause for a moment', () => {
  const line = lineAfter(OPEN_LINE, null, { kind: 'unanswered' }, NOW);

  expect(leastUrgentNow([], line, later(1_000))).toBeNull();
  expect(leastUrgentNow([], line, later(2_000))).toBe(unpaid);
});
