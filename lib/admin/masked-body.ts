import { maskContact } from '../orders/order';
import { parseBody } from '../prodamus/body';
import type { PhpValue } from '../prodamus/php-array';

/** Fields of a payment event that say nothing of a person; whatever else there is stays hidden. */
const OPEN_FIELDS = new Set([
  'date',
  'order_id',
  'order_num',
  'domain',
  'sum',
  'currency',
  'products',
  'attempt',
  'sys',
  'payment_type',
  'commission',
  'commission_sum',
  'payment_status',
  'payment_init',
  'payment_status_description',
  'demo_mode',
  'is_test',
  'link_expired',
  'discount_value',
  'callbackType',
  'acquiring',
]);

const HIDDEN = '•••';

/**
 * A body for the seller's eyes, a field a line, with everything personal masked: names of fields
 * are shown, values only of those known to be harmless. Null of a body that cannot be read as
 * fields (cut short, of another type): what is in it cannot be told, so nothing of it is shown.
 */
export function maskedBody(raw: Uint8Array, contentType: string): Promise<string | null> {
  return bodyInLines(raw, contentType, (name, value) =>
    OPEN_FIELDS.has(name) ? openLines(name, value) : [`${name}: ${masked(name, value)}`],
  );
}

/** The same with every value as it came, whatever the type of the body. */
export function wholeBody(raw: Uint8Array, contentType: string): Promise<string | null> {
  return bodyInLines(raw, contentType, openLines);
}

async function bodyInLines(
  raw: Uint8Array,
  contentType: string,
  linesOf: (name: string, value: PhpValue) => string[],
): Promise<string | null> {
  const body = await parseBody(Buffer.from(raw), contentType);
  if (!body.ok) return null;
  return [...body.fields].flatMap(([name, value]) => linesOf(name, value)).join('\n');
}

/** A field takes one line: a value cannot look like a field of its own. */
function openLines(name: string, value: PhpValue): string[] {
  if (typeof value === 'string') return [`${name}: ${value.replaceAll(/\r\n?|\n/g, ' ⏎ ')}`];
  return [...value].flatMap(([key, inner]) => openLines(`${name}[${key}]`, inner));
}

function masked(name: string, value: PhpValue): string {
  if (value === '') return '';
  if (typeof value !== 'string') return HIDDEN;
  if (name === 'customer_email' && /^[^@]{2,}@[^@]+$/.test(value)) {
    return maskContact({ email: value, phone: null }) ?? HIDDEN;
  }
  if (name === 'customer_phone' && /^\+?[0-9]{7,}$/.test(value)) {
    return maskContact({ email: null, phone: value }) ?? HIDDEN;
  }
  return HIDDEN;
}
