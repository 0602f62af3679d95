import { formatAmount, type Kopecks, kopecks } from '@/lib/money';
import { type PhpArray, type PhpValue, textAt } from '@/lib/prodamus/php-array';
import type { Link } from '../links/link';
import type { Product } from '../links/link-order';
import { methodOf } from '../methods';
import { moscowStamp } from '../moscow-time';
import type { Payment, PaymentEvent, PaymentEventStatus } from '../payment';

/** Only the first is known from live traffic; the others are invented. */
const DESCRIPTIONS: Record<PaymentEventStatus, string> = {
  success: 'Успешная оплата',
  order_canceled: 'Заказ отменён покупателем',
  order_denied: 'Отказ банка',
  refund: 'Возврат средств',
};

const ECHOED = ['demo_mode', 'link_expired'];

/** The fields of a payment event, named and ordered as live ones are. */
export function paymentEventFields(
  domain: string,
  { link, payment, paymentEvent }: { link: Link; payment: Payment; paymentEvent: PaymentEvent },
  attempt: number,
): PhpArray {
  const method = methodOf(payment.method);
  const asked = (name: string) => textAt(link.fields, name);
  const email = asked('customer_email');
  const sys = asked('sys');
  const maskedPan = paymentEvent.status === 'success' ? method.maskedPan : null;
  return new Map<string, PhpValue>([
    ['date', moscowStamp(new Date(paymentEvent.at))],
    ['order_id', payment.id],
    ['order_num', link.order.number],
    ['domain', domain],
    ['sum', formatAmount(link.order.sum)],
    ['currency', 'rub'],
    ['customer_phone', link.phone ?? ''],
    ...optional('customer_email', email),
    ['customer_extra', asked('customer_extra') ?? ''],
    ['payment_type', method.paymentType],
    ['commission', method.commission],
    ['commission_sum', formatAmount(commissionOf(link.order.sum, method.commission))],
    ['attempt', String(attempt)],
    ...optional('sys', sys),
    ...echoed(link.fields),
    ['products', productLines(link.order.products)],
    ...optional('maskedPan', maskedPan),
    ['payment_status', paymentEvent.status],
    ['payment_status_description', DESCRIPTIONS[paymentEvent.status]],
    ['payment_init', 'manual'],
  ]);
}

function optional(name: string, value: string | null): [string, string][] {
  return value === null ? [] : [[name, value]];
}

function echoed(request: PhpArray): [string, PhpValue][] {
  return [...request].filter(([name]) => ECHOED.includes(name) || name.startsWith('_param_'));
}

function commissionOf(sum: Kopecks, percent: string): Kopecks {
  return kopecks(Math.round((sum * Number(percent)) / 100));
}

function productLines(products: readonly Product[]): PhpArray {
  return new Map(products.map((product, index) => [String(index), productLine(product)]));
}

function productLine({ name, price, quantity }: Product): PhpArray {
  return new Map([
    ['name', name],
    ['price', formatAmount(price)],
    ['quantity', String(quantity)],
    ['sum', formatAmount(kopecks(price * quantity))],
  ]);
}
