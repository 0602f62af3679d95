import type { Contacts, Order } from '../orders/order';
import type { Channels } from './outbox-message';

type Buyer = Pick<Contacts, 'email' | 'phone'> & Pick<Order, 'telegramUserId'>;

/**
 * Whether the shop itself can send a buyer the reading, and if not, why not: there is only a phone,
 * there is an e-mail but the shop sends no mail, or there is nothing it could send to.
 */
export type Reach = 'automatic' | 'phone_only' | 'no_mail' | 'no_contact';

/** Tells how a buyer is reached by the ways this shop has. */
export function reachOf(
  { email, phone, telegramUserId }: Buyer,
  { mail, chat }: Pick<Channels, 'mail' | 'chat'>,
): Reach {
  if ((mail && email) || (chat && telegramUserId !== null)) return 'automatic';
  if (email) return 'no_mail';
  return phone ? 'phone_only' : 'no_contact';
}
