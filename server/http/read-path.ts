/** A path that `readPath` never reads: what an unreadable one is replaced by. */
export const UNREADABLE_PATH = '/%00';

/**
 * The decoded path of a request's target, or null when two programs could read it differently: dot
 * segments, empty segments, backslashes, encoded separators and control characters, a second
 * encoding, text that is no UTF-8. What decides by a path, and what serves it, reads it by this.
 */
export function readPath(target: string): string | null {
  const raw = target.split('?', 1)[0] ?? '';
  if (!/^\/[\x21-\x7e]*$/.test(raw) || /[\\#]|\/\//.test(raw)) return null;
  const path = decode(raw);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (path === null || /[\u0000-\u001f\u007f\\%]/.test(path)) return null;
  const segments = path.split('/');
  const isAmbiguous = segments.some((segment) => segment === '.' || segment === '..');
  return isAmbiguous || segments.length !== raw.split('/').length ? null : path;
}

function decode(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}
