import { type Kopecks, kopecks, parseAmount } from '@/lib/money';
import { type PhpArray, type PhpValue, textAt } from '@/lib/prodamus/php-array';
import { parseMoscowTime } from '../moscow-time';

export type Product = { name: string; price: Kopecks; quantity: number };

/** What a link is for, read from the fields it was made with. */
export type LinkOrder = {
  /** The shop's own number; may be empty. */
  number: string;
  products: Product[];
  sum: Kopecks;
  expiresAt: Date | null;
  /** How many payments the link takes; null = any number. */
  limit: number | null;
};

export class UnreadableOrder extends Error {
  override readonly name = 'UnreadableOrder';
}

/** Reads the fields of `do=link`; throws `UnreadableOrder` with words for people. */
export function readLinkOrder(fields: PhpArray): LinkOrder {
  const products = readProducts(fields.get('products'));
  if ((textAt(fields, 'currency') || 'rub') !== 'rub')
    throw new UnreadableOrder('Неизвестная валюта.');
  return {
    number: textAt(fields, 'order_id') ?? '',
    products,
    sum: kopecks(products.reduce((sum, { price, quantity }) => sum + price * quantity, 0)),
    expiresAt: readExpiry(textAt(fields, 'link_expired')),
    limit: readLimit(textAt(fields, 'payments_limit')),
  };
}

function readProducts(value: PhpValue | undefined): Product[] {
  if (!(value instanceof Map) || value.size === 0) {
    throw new UnreadableOrder('Не переданы товары (products).');
  }
  return [...value.values()].map(readProduct);
}

function readProduct(value: PhpValue): Product {
  if (!(value instanceof Map)) throw new UnreadableOrder('Товар передан не массивом.');
  const name = textAt(value, 'name') ?? '';
  if (name.trim() === '') throw new UnreadableOrder('У товара нет названия (name).');
  const quantity = textAt(value, 'quantity') ?? '';
  if (!/^[1-9][0-9]{0,5}$/.test(quantity)) {
    throw new UnreadableOrder('Количество товара (quantity) должно быть целым числом.');
  }
  return { name, price: amount(textAt(value, 'price') ?? '', 'price'), quantity: Number(quantity) };
}

function amount(text: string, field: string): Kopecks {
  const sum = parseAmount(text);
  if (sum === null) throw new UnreadableOrder(`Неверная сумма в поле ${field}.`);
  return sum;
}

function readExpiry(text: string | null): Date | null {
  if (!text) return null;
  const instant = parseMoscowTime(text);
  if (!instant) throw new UnreadableOrder('Срок ссылки (link_expired) не читается.');
  return instant;
}

function readLimit(text: string | null): number | null {
  if (!text) return null;
  if (!/^[1-9][0-9]{0,5}$/.test(text)) throw new UnreadableOrder('Неверный payments_limit.');
  return Number(text);
}
