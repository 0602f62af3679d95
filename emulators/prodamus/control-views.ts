import { formatAmount } from '@/lib/orders/money';
import { textAt } from '@/lib/prodamus/php-array';
import type { Emulator } from './emulator';
import { encodeJson } from './events/encode-body';
import { type Link, linkProblem, linkUrl } from './links/link';
import { deliveriesOf, type Payment } from './payment';

/** A link as the control API shows it. */
export function linkView(emulator: Emulator, link: Link) {
  return {
    code: link.code,
    url: linkUrl(emulator, link),
    orderNumber: link.order.number,
    sum: formatAmount(link.order.sum),
    currency: link.order.currency,
    phone: link.phone,
    email: textAt(link.fields, 'customer_email'),
    madeAt: link.madeAt,
    expiresAt: link.order.expiresAt?.toISOString() ?? null,
    limit: link.order.limit,
    paid: link.paid,
    state: linkProblem(link, new Date()) ?? 'open',
    fields: JSON.parse(encodeJson(link.fields)) as unknown,
  };
}

/** A payment as the control API shows it. */
export function paymentView(emulator: Emulator, payment: Payment) {
  const order = emulator.links.get(payment.code)?.order;
  return {
    orderNumber: payment.orderNumber,
    paymentId: payment.id,
    sum: order ? formatAmount(order.sum) : null,
    currency: order?.currency ?? null,
    status: payment.status,
    method: payment.method,
    code: payment.code,
    deliveries: deliveriesOf(payment),
  };
}
