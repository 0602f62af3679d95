const REFERENCE = /^\$?([A-Z]+)\$?([0-9]+)$/i;

/** The row in a reference of a cell such as `AB12`; 0 when there is none. */
export function rowOf(reference: string): number {
  return Number(REFERENCE.exec(reference)?.[2] ?? 0);
}

/** The column in a reference: `A` is 1, `Z` 26, `AA` 27; null when there is none. */
export function columnOf(reference: string): number | null {
  const letters = REFERENCE.exec(reference)?.[1];
  if (!letters) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
