import { formatAmount } from '../money';
import type { LinkRequest, Receipt } from '../payments/links/gateway';
import { moscowTime } from '../time';
import { phpArrayFromPairs, urlencodedPairs } from './php-form';
import { sign } from './signature';

/** By which name the sealed copy of an order goes to Prodamus and comes back. */
export const SEALED_ORDER = '_param_order';

export type LinkSettings = {
  productName: string;
  /** What the receipt says of the product; null = as the page is set. */
  receipt: Receipt;
  webhookUrl: string;
  sys: string | null;
  /** Signs the request when set; live pages take it unsigned. */
  signingKey: string | null;
};

/**
 * The fields of `do=link` (documentation, "Creating a link"). The number goes into `order_id` (it
 * comes back as `order_num`) and, because the page may hide that, also into the name of the product
 * and the extra text. Live payment events bring back what is named `_param_…`, as it was. One
 * payment per link, and no longer than `expiresAt` (UTC).
 */
export function linkFields(request: LinkRequest, settings: LinkSettings): URLSearchParams {
  const amount = formatAmount(request.amount);
  const body = new URLSearchParams([
    ['do', 'link'],
    ['order_id', request.orderNumber],
    ['products[0][name]', `${settings.productName}. Заказ № ${request.orderNumber}`],
    ['products[0][price]', amount],
    ['products[0][quantity]', '1'],
    ['currency', 'rub'],
    ['customer_extra', `Заказ № ${request.orderNumber}`],
    ['payments_limit', '1'],
    ['link_expired', linkEnd(request.expiresAt)],
    ['urlReturn', request.orderUrl],
    ['urlSuccess', request.orderUrl],
  ]);
  for (const [name, code] of receiptFields(settings.receipt)) body.set(name, code);
  if (request.phone) body.set('customer_phone', request.phone);
  if (request.email) body.set('customer_email', request.email);
  if (request.isDemo) body.set('demo_mode', '1');
  if (request.sealedOrder) body.set(SEALED_ORDER, request.sealedOrder);
  if (settings.sys) {
    body.set('sys', settings.sys);
    body.set('urlNotification', settings.webhookUrl);
  }
  if (settings.signingKey) {
    const nested = phpArrayFromPairs(urlencodedPairs(body.toString()));
    body.set('signature', sign(nested, settings.signingKey));
  }
  return body;
}

/** Per line of products (documentation, "54-FZ"); what is absent is as the page is set. */
function receiptFields(receipt: Receipt): [string, string][] {
  const { taxType, paymentMethod, paymentObject } = receipt;
  const fields = [
    ['products[0][tax][tax_type]', taxType],
    ['products[0][paymentMethod]', paymentMethod],
    ['products[0][paymentObject]', paymentObject],
  ] as const;
  return fields.flatMap(([name, code]) => (code === null ? [] : [[name, String(code)]]));
}

/** `дд.мм.гггг чч:мм` in Moscow time; the zone is not documented, clients use Moscow. */
function linkEnd(instant: Date): string {
  return moscowTime(instant, ' ');
}
