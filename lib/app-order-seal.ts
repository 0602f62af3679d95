import type { Config } from './config';
import { type OrderSeal, orderSeal } from './payments/sealed-order';
import { purposeKey } from './purpose-key';

/** The seal of this shop: what the previous secret has sealed still opens. */
export function appOrderSeal({ appSecret, previousAppSecret }: Config): OrderSeal {
  const keyOf = (secret: string) => purposeKey(secret, 'sealed-order');
  return orderSeal([keyOf(appSecret), ...(previousAppSecret ? [keyOf(previousAppSecret)] : [])]);
}
