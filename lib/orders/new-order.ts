import { v7 as uuidv7 } from 'uuid';
import type { BirthDate } from '../chakras/birth-date';
import type { Kopecks } from '../money';
import { drawOrderToken } from './access';
import { drawOrderNumber } from './draw-order-number';
import type { Consent, Contacts, Order, Origin } from './order';

/** What holds for new orders at the moment. */
export type CurrentTerms = {
  price: Kopecks;
  linkTtlMs: number;
  /** The edition of the documents that the buyer agrees to. */
  legalVersion: string;
};

export type NewOrder = {
  birthDate: BirthDate;
  contacts: Contacts;
  /** Whose order it is at Telegram, as validated; null for anyone who did not come from there. */
  telegramUserId: number | null;
  channel: Consent['channel'];
  origin: Origin | null;
  isTest: boolean;
};

/** Makes an order of the price of this moment, with a number and a token drawn for it. */
export function newOrder(wanted: NewOrder, terms: CurrentTerms, now: Date): Order {
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
    consent: { version: terms.legalVersion, at: now, channel: wanted.channel },
    createdAt: now,
    payableUntil: new Date(now.getTime() + terms.linkTtlMs),
    paidAt: null,
    refundedAt: null,
  };
}
