const NBSP = '\u00a0';

/**
 * Sets non-breaking spaces where a Russian line must not break: after a word of one or two
 * letters, before a dash, before a plus,
 * around an equals sign, between № or a number and what it counts.
 */
export function bindWords(text: string): string {
  return text
    .replace(/(?<=^|[\s(«„])(\p{L}{1,2}) /gu, `$1${NBSP}`)
    .replace(/ (?=[—–=+])|(?<==) /g, NBSP)
    .replace(/(?<=№|[0-9]) (?=[\p{L}0-9])/gu, NBSP);
}
