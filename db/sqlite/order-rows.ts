import type { Order } from '@/lib/orders/order';
import { OwnError } from '@/lib/own-error';
import type { orders } from './schema';

type OrderRow = typeof orders.$inferSelect;

/** An order as its row holds it; the digest of the token and the place are the store's own. */
export function orderToRow(order: Order, tokenDigest: string) {
  const { contacts, consent, promo, origin, ...rest } = order;
  return {
    ...rest,
    ...contacts,
    tokenDigest,
    consentVersion: consent.version,
    consentAt: consent.at,
    consentChannel: consent.channel,
    promoCode: promo?.code ?? null,
    ...(promo ? { discount: promo.discount } : {}),
    source: origin?.source ?? null,
    utm: origin?.utm ?? null,
  };
}

/** The order of a row whose personal data are not erased; throws of one whose are. */
export function orderFromRow(row: OrderRow): Order {
  const { id, number, token, birthDate, telegramUserId, amount, currency, isTest } = row;
  const { name, email, phone, createdAt, payableUntil, paidAt, refundedAt, discount } = row;
  if (birthDate === null) throw new OwnError('an erased order is no order any more');
  return {
    id,
    number,
    token,
    birthDate,
    telegramUserId,
    amount,
    currency,
    isTest,
    createdAt,
    payableUntil,
    paidAt,
    refundedAt,
    contacts: { name, email, phone },
    consent: { version: row.consentVersion, at: row.consentAt, channel: row.consentChannel },
    promo: row.promoCode === null ? null : { code: row.promoCode, discount },
    origin: row.source === null ? null : { source: row.source, utm: row.utm ?? {} },
  };
}
