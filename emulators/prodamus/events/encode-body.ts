import { randomBytes } from 'node:crypto';
import { isList, type PhpArray, type PhpValue } from '@/lib/prodamus/php-array';

export const BODY_TYPES = ['multipart', 'urlencoded', 'json'] as const;
export type BodyType = (typeof BODY_TYPES)[number];

export type EncodedBody = { body: Buffer; contentType: string };

/** Writes the same nested fields, in their order, as any of the three bodies of a payment event. */
export function encodeBody(fields: PhpArray, type: BodyType): EncodedBody {
  switch (type) {
    case 'multipart':
      return encodeMultipart(fields);
    case 'urlencoded':
      return {
        body: Buffer.from(encodeUrlencoded(fields)),
        contentType: 'application/x-www-form-urlencoded',
      };
    case 'json':
      return { body: Buffer.from(encodeJson(fields)), contentType: 'application/json' };
  }
}

/** `products[0][name]=…&…` */
export function encodeUrlencoded(fields: PhpArray): string {
  return new URLSearchParams([...formPairs(fields)]).toString();
}

/** JSON as PHP's `json_encode` shapes it: a list only for keys 0, 1, 2 … in this order. */
export function encodeJson(value: PhpValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const entries = [...value];
  if (isList([...value.keys()]))
    return `[${entries.map(([, item]) => encodeJson(item)).join(',')}]`;
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${encodeJson(item)}`).join(',')}}`;
}

function encodeMultipart(fields: PhpArray): EncodedBody {
  const boundary = `------------------------${randomBytes(8).toString('hex')}`;
  const parts = [...formPairs(fields)].map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}

/** curl's way to put a name between quotes. */
function quoted(name: string): string {
  return name.replace(/["\\]/g, '\\$&');
}

/** Every leaf with the form name PHP reads back into its place. */
function* formPairs(array: PhpArray, parent?: string): Generator<[string, string]> {
  for (const [key, value] of array) {
    const name = parent === undefined ? key : `${parent}[${key}]`;
    if (typeof value === 'string') yield [name, value];
    else yield* formPairs(value, name);
  }
}
