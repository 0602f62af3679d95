import { type PhpArray, textAt } from '@/lib/prodamus/php-array';
import { sign } from '@/lib/prodamus/signature';
import type { Payment } from '../payment';
import type { Link } from './link';

/**
 * Where the buyer goes after paying: `urlSuccess` with the signed `_payform_*` appended to
 * whatever query it has, or `urlReturn` as it is. Null when the link has no such address.
 */
export function returnUrl(link: Link, payment: Payment, pageKey: string): string | null {
  if (payment.status !== 'success') return webUrl(link, 'urlReturn')?.href ?? null;
  const url = webUrl(link, 'urlSuccess');
  if (!url) return null;
  const fields: PhpArray = new Map([
    ['_payform_status', 'success'],
    ['_payform_id', payment.id],
    ['_payform_order_id', payment.orderNumber],
  ]);
  fields.set('_payform_sign', sign(fields, pageKey));
  const added = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
  const { search } = url;
  url.search = search ? `${search}&${added}` : `${added}`;
  return url.href;
}

function webUrl(link: Link, field: 'urlSuccess' | 'urlReturn'): URL | null {
  const text = textAt(link.fields, field) ?? '';
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
