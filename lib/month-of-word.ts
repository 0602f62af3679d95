const STARTS = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

/** Returns the number of the month (1 to 12) that a Russian word names in any form; null when none. */
export function monthOfWord(word: string): number | null {
  const place = STARTS.findIndex((start) => word.toLowerCase().startsWith(start));
  return place < 0 ? null : place + 1;
}
