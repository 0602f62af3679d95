import type { Order } from '@/lib/orders/order';
import type { orders } from './schema';

/** An order as its row holds it; the digest of the token is the store's own. */
export function orderToRow(order: Order, tokenDigest: string): typeof orders.$inferInsert {
  const { contacts, consent, ...rest } = order;
  return {
    ...rest,
    ...contacts,
    tokenDigest,
    consentVersion: consent.version,
    consentAt: consent.at,
    consentChannel: consent.channel,
  };
}

export function orderFromRow(row: typeof orders.$inferSelect): Order {
  const {
    name,
    email,
    phone,
    consentVersion,
    consentAt,
    consentChannel,
    tokenDigest: _,
    ...rest
  } = row;
  return {
    ...rest,
    contacts: { name, email, phone },
    consent: { version: consentVersion, at: consentAt, channel: consentChannel },
  };
}
