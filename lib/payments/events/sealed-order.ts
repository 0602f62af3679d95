import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { kopecks } from '@/lib/money';
import type { OrderToken } from '@/lib/orders/access';
import type { OrderNumber } from '@/lib/orders/number';
import type { Consent, Order } from '@/lib/orders/order';
import { OwnError } from '@/lib/own-error';

/** What an order must have to be delivered: neither name nor phone, they only make it longer. */
export type SealedOrder = Pick<
  Order,
  'number' | 'token' | 'amount' | 'currency' | 'birthDate' | 'telegramUserId'
> & { consent: Consent; email: string | null };

export type UnsealedOrder =
  | { kind: 'opened'; order: SealedOrder }
  /** Sealed by this shop, in a layout that this code does not know. */
  | { kind: 'other_version' }
  /** Damaged, or not sealed by this shop at all. */
  | { kind: 'foreign' };

/**
 * The copies of orders that travel with payments; only anyone who has the keys can make or read
 * one. Sealing throws of an order whose buyer has not agreed: it has no payment to travel with.
 */
export type OrderSeal = { seal(order: Order): string; unseal(text: string): UnsealedOrder };

const CIPHER = 'aes-256-gcm';
const IV_LENGTH = 12;
const TAG = { authTagLength: 16 };
const VERSION = 1;

/** Of every version the first item is its number. */
const layout = z.tuple([
  z.literal(VERSION),
  z.string().transform((text) => text as OrderNumber),
  z.string().transform((text) => text as OrderToken),
  z.int().positive().transform(kopecks),
  z.literal('RUB'),
  z.iso.date().transform((text) => text as BirthDate),
  z.string(),
  z.int(),
  z.enum(['web', 'api', 'telegram']),
  z.int().nullable(),
  z.string().nullable(),
]);

/**
 * Seals with the first of the keys (32 bytes each) and opens what any of them has sealed. A sealed
 * order is text of `[A-Za-z0-9_-]`: about 200 characters, and one and a third for each of its
 * e-mail. Two of one order differ. A single changed character makes it foreign.
 */
export function orderSeal(keys: readonly [Buffer, ...Buffer[]]): OrderSeal {
  return {
    seal: (order) => encrypt(JSON.stringify(sealedFields(order)), keys[0]).toString('base64url'),
    unseal: (text) => {
      const sealed = Buffer.from(text, 'base64url');
      // What is no base64url is skipped while decoding.
      if (sealed.toString('base64url') !== text) return { kind: 'foreign' };
      const content = keys.map((key) => decrypt(sealed, key)).find((opened) => opened !== null);
      return content ? readContent(content) : { kind: 'foreign' };
    },
  };
}

function sealedFields(order: Order): z.input<typeof layout> {
  const { number, token, amount, currency, birthDate, consent, telegramUserId, contacts } = order;
  if (!consent) throw new OwnError('an order nobody has agreed to is not sealed');
  const agreed = [consent.version, consent.at.getTime(), consent.channel] as const;
  return [
    VERSION,
    number,
    token,
    amount,
    currency,
    birthDate,
    ...agreed,
    telegramUserId,
    contacts.email,
  ] as const;
}

function readContent(content: string): UnsealedOrder {
  const read = layout.safeParse(JSON.parse(content));
  if (!read.success) return { kind: 'other_version' };
  const [, number, token, amount, currency, birthDate, version, at, channel, ...buyer] = read.data;
  const [telegramUserId, email] = buyer;
  const consent = { version, at: new Date(at), channel };
  const order = { number, token, amount, currency, birthDate, consent, telegramUserId, email };
  return { kind: 'opened', order };
}

function encrypt(text: string, key: Buffer): Buffer {
  const iv = randomBytes(IV_LENGTH);
  const cipher = createCipheriv(CIPHER, key, iv, TAG);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]);
}

function decrypt(sealed: Buffer, key: Buffer): string | null {
  if (sealed.length < IV_LENGTH + TAG.authTagLength) return null;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_LENGTH), TAG);
  decipher.setAuthTag(sealed.subarray(-TAG.authTagLength));
  const content = sealed.subarray(IV_LENGTH, -TAG.authTagLength);
  try {
    return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
  } catch {
    // The only thing `final` throws for is a tag that does not fit.
    return null;
  }
}
