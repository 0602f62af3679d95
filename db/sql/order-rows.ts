import type { Consent, Order } from '@/lib/orders/order';
import { OwnError } from '@/lib/own-error';
import type { Tables } from './schema';

type OrderRow = Tables['orders']['$inferSelect'];

/** An order as its row holds it; the digest of the token and the place are the store's own. */
export function orderToRow(order: Order, tokenDigest: string) {
  const { contacts, consent, promo, origin, ...rest } = order;
  return {
    ...rest,
    ...contacts,
    tokenDigest,
    consentVersion: consent?.version ?? null,
    consentAt: consent?.at ?? null,
    consentChannel: consent?.channel ?? null,
    promoCode: promo?.code ?? null,
    ...(promo ? { discount: promo.discount } : {}),
    source: origin?.source ?? null,
    utm: origin?.utm ?? null,
  };
}

/** The order of a row whose personal data are not erased; throws of one whose are. */
export function orderFromRow(row: OrderRow): Order {
  const { id, number, token, birthDate, telegramUserId, amount, currency } = row;
  const { isTest, isBySeller } = row;
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
    isBySeller,
    createdAt,
    payableUntil,
    paidAt,
    refundedAt,
    contacts: { name, email, phone },
    consent: consentOf(row),
    promo: row.promoCode === null ? null : { code: row.promoCode, discount },
    origin: row.source === null ? null : { source: row.source, utm: row.utm ?? {} },
  };
}

/** What the buyer of a row has agreed to; a check of the table keeps its parts together. */
export function consentOf({
  consentVersion: version,
  consentAt: at,
  consentChannel: channel,
}: Pick<OrderRow, 'consentVersion' | 'consentAt' | 'consentChannel'>): Consent | null {
  return version === null || at === null || channel === null ? null : { version, at, channel };
}
