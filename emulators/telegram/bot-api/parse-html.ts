import { type ApiError, badRequest } from './api-error';
import type { Entity } from './entities';

const TYPES: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
const TAG =
  /<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*>/y;
const CHARACTER = /&(?:(lt|gt|amp|quot)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));?/y;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

type Open = { tag: string; offset: number; attributes: Map<string, string> };

/**
 * Reads a text with `parse_mode: HTML` as Telegram does: only its own tags, each closed in its
 * turn. Anything else is its "can't parse entities".
 */
export function parseHtml(source: string): { text: string; entities: Entity[] } {
  const entities: Entity[] = [];
  const open: Open[] = [];
  let text = '';
  let index = 0;
  while (index < source.length) {
    const character = source[index];
    if (character === '<') {
      index = readTag(source, index, { open, entities, offset: text.length });
      continue;
    }
    const decoded = character === '&' ? characterAt(source, index) : null;
    text += decoded?.text ?? character;
    index += decoded?.length ?? 1;
  }
  const left = open.at(-1);
  if (left) throw cannotParse(`Can't find end tag corresponding to start tag "${left.tag}"`);
  const byPlace = (one: Entity, other: Entity) =>
    one.offset - other.offset || other.length - one.length;
  return { text, entities: entities.filter(({ length }) => length > 0).toSorted(byPlace) };
}

type Reading = { open: Open[]; entities: Entity[]; offset: number };

/** Reads the tag at an index and answers the index after it. */
function readTag(source: string, index: number, { open, entities, offset }: Reading): number {
  TAG.lastIndex = index;
  const [whole, slash, name = '', rest = ''] = TAG.exec(source) ?? [];
  const at = `at byte offset ${Buffer.byteLength(source.slice(0, index))}`;
  const tag = name.toLowerCase();
  if (whole === undefined) throw cannotParse(`Unsupported start tag "" ${at}`);
  if (slash) {
    const last = open.pop();
    if (!last) throw cannotParse(`Unexpected end tag ${at}`);
    if (last.tag !== tag) {
      throw cannotParse(`Unmatched end tag ${at}, expected "</${last.tag}>", found "</${tag}>"`);
    }
    entities.push(entityOf(last, offset - last.offset));
  } else {
    if (!Object.hasOwn(TYPES, tag)) throw cannotParse(`Unsupported start tag "${tag}" ${at}`);
    const attributes = attributesOf(rest);
    if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
      throw cannotParse(`Tag "span" must have class "tg-spoiler" ${at}`);
    }
    open.push({ tag, offset, attributes });
  }
  return index + whole.length;
}

function entityOf({ tag, offset, attributes }: Open, length: number): Entity {
  const type = TYPES[tag] ?? tag;
  const url = tag === 'a' ? attributes.get('href') : undefined;
  const emoji = tag === 'tg-emoji' ? attributes.get('emoji-id') : undefined;
  return {
    type: tag === 'blockquote' && attributes.has('expandable') ? 'expandable_blockquote' : type,
    offset,
    length: tag === 'a' && !url ? 0 : length,
    ...(url ? { url } : {}),
    ...(emoji ? { custom_emoji_id: emoji } : {}),
  };
}

function attributesOf(rest: string): Map<string, string> {
  const pairs = rest.matchAll(/([A-Za-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map(
    [...pairs].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decodeText(double ?? single ?? bare ?? ''),
    ]),
  );
}

function decodeText(source: string): string {
  return source.replace(
    new RegExp(CHARACTER.source, 'g'),
    (whole) => characterAt(whole, 0)?.text ?? whole,
  );
}

function characterAt(source: string, index: number): { text: string; length: number } | null {
  CHARACTER.lastIndex = index;
  const [whole, name, decimal, hexadecimal] = CHARACTER.exec(source) ?? [];
  if (whole === undefined) return null;
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  if (name === undefined && !(code > 0 && code <= 0x10ffff)) return null;
  return { text: NAMED[name ?? ''] ?? String.fromCodePoint(code), length: whole.length };
}

function cannotParse(what: string): ApiError {
  return badRequest(`can't parse entities: ${what}`);
}
