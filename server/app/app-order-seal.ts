import { type OrderSeal, orderSeal } from '@/lib/payments/events/sealed-order';
import { purposeKey } from '@/lib/secrets';
import type { Config } from '../config/config';

/** The seal of this shop: what the previous secret has sealed still opens. */
export function appOrderSeal({ appSecret, previousAppSecret }: Config): OrderSeal {
  const keyOf = (secret: string) => purposeKey(secret, 'sealed-order');
  return orderSeal([keyOf(appSecret), ...(previousAppSecret ? [keyOf(previousAppSecret)] : [])]);
}
