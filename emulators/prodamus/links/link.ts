import { randomInt } from 'node:crypto';
import { type PhpArray, textAt } from '@/lib/prodamus/php-array';
import type { Emulator } from '../emulator';
import { type LinkOrder, readLinkOrder } from './link-order';

/** An individual link and the page behind it. */
export type Link = {
  code: string;
  madeAt: string;
  /** The request as it came, without `signature`. */
  fields: PhpArray;
  order: LinkOrder;
  /** As sent, or as typed in the phone step; null while neither. */
  phone: string | null;
  /** Successful payments so far. */
  paid: number;
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Makes a link for the request; throws `UnreadableOrder` for one that cannot be paid. */
export function makeLink(emulator: Emulator, request: PhpArray): Link {
  const fields = new Map(request);
  fields.delete('signature');
  const link: Link = {
    code: freeCode(emulator),
    madeAt: new Date().toISOString(),
    fields,
    order: readLinkOrder(fields),
    phone: textAt(fields, 'customer_phone') || null,
    paid: 0,
  };
  emulator.links.set(link.code, link);
  emulator.save();
  return link;
}

/** Why the link takes no payment now, or null when it does. */
export function linkProblem(link: Link, now: Date): 'expired' | 'used' | null {
  const { expiresAt, limit } = link.order;
  if (limit !== null && link.paid >= limit) return 'used';
  return expiresAt !== null && now >= expiresAt ? 'expired' : null;
}

/** The address a buyer opens. */
export function linkUrl(emulator: Emulator, link: Link): string {
  return `${emulator.url}/${link.code}/`;
}

function freeCode(emulator: Emulator): string {
  for (;;) {
    const letters = Array.from({ length: randomInt(5, 8) }, () => ALPHABET[randomInt(62)]);
    const code = letters.join('');
    if (!emulator.links.has(code) && code !== 'control') return code;
  }
}
