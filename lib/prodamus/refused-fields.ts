import { parseOrderNumber } from '../orders/number';
import type { RefusedFields } from '../payments/events/payment-event';

const LOOKED_AT_BYTES = 4_096;
const MAX_VALUE = 64;
const HIDDEN = '•••';

/** Fields whose value is kept when it has just this shape, in which no contact fits. */
const SHAPES: Record<string, (value: string) => boolean> = {
  order_num: (value) => parseOrderNumber(value).ok,
  order_id: (value) => /^(?!9[0-9]{9}$)[1-9][0-9]{0,9}$/.test(value),
  sum: (value) => /^(?:0|[1-9][0-9]{0,6})(?:\.[0-9]{1,2})?$/.test(value),
  currency: (value) => /^rub$/i.test(value),
  payment_status: (value) =>
    /^(?:success|order_canceled|order_denied|(?:order_)?refund(?:ed)?)$/i.test(value),
  attempt: (value) => /^[0-9]{1,3}$/.test(value),
  demo_mode: (value) => /^[01]$/.test(value),
  is_test: (value) => /^[01]$/.test(value),
};

/** Other fields that Prodamus sends: that they were there is kept, never what they say. */
const ONLY_NAMED = [
  'date',
  'domain',
  'sys',
  'customer_phone',
  'customer_email',
  'customer_extra',
  'payment_type',
  'payment_init',
  'commission',
  'commission_sum',
  'discount_value',
  'payment_status_description',
  'acquiring',
  'callbackType',
];

/** `name=value`, `"name":"value"`, or a part of a form named so; a value ends with its line. */
const PATTERNS = [...Object.keys(SHAPES), ...ONLY_NAMED].map((name) => {
  const between = '=|"\\s*:\\s*"?|"\\r?\\n(?:[^\\r\\n]+\\r?\\n)*\\r?\\n';
  const pattern = new RegExp(`(?:^|[&"\\r\\n])${name}(?:${between})([^&"\\r\\n,}]*)`);
  return [name, pattern] as const;
});

/**
 * What may be kept of a delivery that was refused, and so may be anybody's words about anybody:
 * only fields that Prodamus has, and of those only values that can be nothing but a number, a sum
 * or a known word. It is found in the first 4 KB, without reading the body as what it says it is.
 */
export function refusedFields(body: Uint8Array): RefusedFields {
  const text = Buffer.from(body.subarray(0, LOOKED_AT_BYTES)).toString('latin1');
  return Object.fromEntries(
    PATTERNS.flatMap(([name, pattern]) => {
      const value = pattern.exec(text)?.[1];
      return value === undefined ? [] : [[name, shown(name, value)]];
    }),
  );
}

function shown(name: string, value: string): string {
  if (value === '') return '';
  return value.length <= MAX_VALUE && SHAPES[name]?.(value) ? value : HIDDEN;
}
