import { type PhpArray, textAt } from './php-array';
import { type Signer, verify } from './signature';

type Query = Record<string, string | string[] | undefined>;

/**
 * Reads the number of the order a buyer comes back from paying (Prodamus, "urlSuccess": the
 * `_payform_*` keys but the signature are signed; our own keys are not). Null unless the page's own
 * key signed it. It is a hint, never a payment: an address bar can say anything again later.
 */
export function readReturn(
  query: Query,
  keys: readonly { name: Signer; key: string }[],
): { orderNumber: string } | null {
  const signature = query._payform_sign;
  const fields: PhpArray = new Map();
  for (const [name, value] of Object.entries(query)) {
    if (!name.startsWith('_payform_') || name === '_payform_sign') continue;
    if (typeof value !== 'string') return null;
    fields.set(name, value);
  }
  if (typeof signature !== 'string' || !verify(fields, signature, keys)) return null;
  if (textAt(fields, '_payform_status') !== 'success') return null;
  return { orderNumber: textAt(fields, '_payform_order_id') ?? '' };
}
