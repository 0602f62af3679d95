import { appendFileSync, readFileSync } from 'node:fs';

/** The numbers of erased orders, and when that was. */
export type Erased = ReadonlyMap<string, Date>;

/**
 * Where such numbers stand in a file beside something that may be put back: a database, or the
 * copies of one. An older copy knows nothing of what was erased since; this file does.
 */
export const tombstonesFile = (beside: string) => `${beside}.erased`;

/** What such a file says; empty where there is none yet. A line cut short spoils no other. */
export function tombstonesBeside(beside: string): Map<string, Date> {
  const lines = textOf(tombstonesFile(beside)).matchAll(/^(\d{10}) (\S+Z)$/gm);
  return new Map([...lines].map(([, number = '', at = '']) => [number, new Date(at)]));
}

/** Adds what the file lacks of these; durable when it returns. */
export function addTombstonesBeside(beside: string, erased: Erased): void {
  const known = tombstonesBeside(beside);
  appendTombstonesBeside(beside, new Map([...erased].filter(([number]) => !known.has(number))));
}

/** The same of those that the file is known to lack. */
export function appendTombstonesBeside(beside: string, erased: Erased): void {
  if (erased.size === 0) return;
  const lines = [...erased].map(([number, at]) => `\n${number} ${at.toISOString()}`);
  appendFileSync(tombstonesFile(beside), lines.join(''), { flush: true, mode: 0o600 });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
