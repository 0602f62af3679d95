import { isUtf8 } from 'node:buffer';
import { UnreadableFile } from './unreadable';

const SAMPLE_BYTES = 65_536;
/** The likeliest first: Russian Excel, then old DOS, Unix and Mac programs. */
const ONE_BYTE = ['windows-1251', 'ibm866', 'koi8-r', 'x-mac-cyrillic'];
const WORDS = /сумм|статус|дата|номер|заказ|оплач|плат[её]ж|валют|магазин/giu;
const CONTROLS = /(?!\s)\p{Cc}/gu;

/**
 * The text of a file. Its byte order mark decides; without one UTF-16 shows by the bytes that are
 * the same in every other place, UTF-8 by its form, of which one letter in twenty may be broken;
 * anything else is the one-byte encoding in which most words of a payment list stand, windows-1251
 * when none does. Throws `UnreadableFile` for what is no text.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  const controls = text.slice(0, SAMPLE_BYTES).match(CONTROLS)?.length ?? 0;
  if (controls > text.length / 100) throw new UnreadableFile('unreadable');
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = sample.filter((byte) => byte === 0).length;
  if (zeros > sample.length / 20) return wideEncodingOf(sample);
  if (isUtf8(bytes) || isNearlyUtf8(sample)) return 'utf-8';
  return mostWords(sample);
}

/** The high byte of a Latin letter is 0 and that of a Russian one 4. */
function wideEncodingOf(sample: Uint8Array): string {
  const isHigh = (byte: number) => byte === 0 || byte === 4;
  const count = (parity: number) =>
    sample.filter((byte, place) => place % 2 === parity && isHigh(byte)).length;
  return count(0) > count(1) ? 'utf-16be' : 'utf-16le';
}

function isNearlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample);
  const broken = text.split('\ufffd').length - 1;
  const wide = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return wide > broken * 20;
}

function mostWords(sample: Uint8Array): string {
  const counts = ONE_BYTE.map(
    (encoding) => new TextDecoder(encoding).decode(sample).match(WORDS)?.length ?? 0,
  );
  return ONE_BYTE[counts.indexOf(Math.max(...counts))] ?? 'windows-1251';
}
