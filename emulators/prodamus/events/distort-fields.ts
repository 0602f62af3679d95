import type { PhpArray, PhpValue } from '@/lib/prodamus/php-array';
import type { Faults } from '../faults';

/** The fields of a payment event with the faults in force; places and order stay those of live ones. */
export function distortFields(fields: PhpArray, faults: Faults): PhpArray {
  const marked = withMarks(fields, faults);
  const { sum, currency, orderNum, orderIdZero, status, noStatus } = faults;
  const overrides = { sum, currency, order_num: orderNum, payment_status: status };
  for (const [name, value] of Object.entries(overrides)) {
    if (value !== undefined) marked.set(name, value);
  }
  if (orderIdZero) marked.set('order_id', '0');
  if (noStatus) for (const name of OF_STATUS) marked.delete(name);
  const products = marked.get('products');
  if (products instanceof Map) marked.set('products', distortProducts(products, faults));
  return marked;
}

const OF_STATUS = ['payment_status', 'payment_status_description'];

function withMarks(fields: PhpArray, { demoMode, isTest }: Faults): PhpArray {
  const result: PhpArray = new Map();
  for (const [name, value] of fields) {
    if (name === 'products') {
      if (demoMode) result.set('demo_mode', '1');
      if (isTest) result.set('is_test', '1');
    }
    result.set(name, value);
  }
  return result;
}

function distortProducts(products: PhpArray, { gappedProducts, quotes }: Faults): PhpArray {
  const lines = [...products.values()].map((line) => (quotes ? quoteName(line) : line));
  if (gappedProducts === 'from1') {
    return new Map(lines.map((line, index) => [String(index + 1), line]));
  }
  if (gappedProducts === 'gap') {
    const [first = new Map<string, PhpValue>(), ...rest] = lines;
    const others = rest.length > 0 ? rest : [FREE_LINE];
    const gapped = others.map((line, index): [string, PhpValue] => [String(index + 2), line]);
    return new Map<string, PhpValue>([['0', first], ...gapped]);
  }
  return new Map(lines.map((line, index) => [String(index), line]));
}

/** One product alone can leave no gap, so a second one that costs nothing joins it. */
const FREE_LINE: PhpArray = new Map([
  ['name', 'Подарок'],
  ['price', '0.00'],
  ['quantity', '1'],
  ['sum', '0.00'],
]);

function quoteName(line: PhpValue): PhpValue {
  if (!(line instanceof Map)) return line;
  return new Map(line).set('name', `&quot;${line.get('name') ?? ''}&quot;`);
}
