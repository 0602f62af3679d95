import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../audit';
import type { BirthDate } from '../chakras/birth-date';
import type { Kopecks } from '../money';
import type { Db } from '../store/db';
import { drawOrderToken } from './access';
import { type OrderNumber, withCheckDigit } from './number';
import type { Consent, Contacts, Order, Origin } from './order';

/** What holds for new orders at the moment. */
export type CurrentTerms = {
  price: Kopecks;
  linkTtlMs: number;
  /** The edition of the documents that the buyer agrees to. */
  legalVersion: string;
};

/** Where a buyer orders and agrees, or which seller orders for one who has yet to agree. */
export type OrderChannel = Consent['channel'] | { seller: Actor };

export type NewOrder = {
  birthDate: BirthDate;
  contacts: Contacts;
  /** Whose order it is at Telegram, as validated; null for anyone who did not come from there. */
  telegramUserId: number | null;
  channel: OrderChannel;
  origin: Origin | null;
  isTest: boolean;
};

/** Makes an order of the price of this moment, with a number and a token drawn for it. */
export function newOrder(wanted: NewOrder, terms: CurrentTerms, now: Date): Order {
  const { channel } = wanted;
  const isBySeller = typeof channel === 'object';
  return {
    id: uuidv7(),
    number: drawOrderNumber(),
    token: drawOrderToken(),
    birthDate: wanted.birthDate,
    contacts: wanted.contacts,
    telegramUserId: wanted.telegramUserId,
    amount: terms.price,
    currency: 'RUB',
    promo: null,
    origin: wanted.origin,
    isTest: wanted.isTest,
    isBySeller,
    consent: isBySeller ? null : { version: terms.legalVersion, at: now, channel },
    createdAt: now,
    payableUntil: new Date(now.getTime() + terms.linkTtlMs),
    paidAt: null,
    refundedAt: null,
  };
}

/**
 * Draws a number. Instances need no coordination: the store's unique index resolves the rare
 * collision and the caller draws again. The first digit is never 0, so that a spreadsheet does
 * not shorten the number.
 */
export function drawOrderNumber(
  random: (min: number, max: number) => number = randomInt,
): OrderNumber {
  return withCheckDigit(String(random(100_000_000, 1_000_000_000)));
}

/**
 * Whether no order has a number, and none that was erased had it before the database was put back.
 */
export async function isNumberFree(db: Db, number: OrderNumber): Promise<boolean> {
  return !(await db.orders.isNumberUsed(number)) && !(await db.orders.isTombstoned(number));
}
