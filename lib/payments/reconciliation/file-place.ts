/** Where a row stands in the file it came from, counted as a spreadsheet program does. */
export type FilePlace = { sheet: number; sheets: number; line: number };

/** The title of the last column of a kept list: in its cells stands where each row comes from. */
export const PLACE_TITLE = 'место в файле';

/** A place as a list keeps it: `2/3:17` is line 17 of the second of three sheets. */
export function placeCell({ sheet, sheets, line }: FilePlace): string {
  return `${sheet}/${sheets}:${line}`;
}

/** Where a row of a kept list comes from; null when that was not kept. */
export function placeIn(titles: readonly string[], row: readonly string[]): FilePlace | null {
  if (titles.at(-1) !== PLACE_TITLE) return null;
  const [, sheet, sheets, line] = /^(\d+)\/(\d+):(\d+)$/.exec(row[titles.length - 1] ?? '') ?? [];
  return line ? { sheet: Number(sheet), sheets: Number(sheets), line: Number(line) } : null;
}

/** The titles that a kept list has from its file. */
export function fileTitles([titles = []]: readonly (readonly string[])[]): readonly string[] {
  return titles.at(-1) === PLACE_TITLE ? titles.slice(0, -1) : titles;
}

/** Which sheets of its file the rows of a kept list come from; null when that was not kept. */
export function sheetsIn(
  content: readonly (readonly string[])[],
): { read: number[]; count: number } | null {
  const [titles = [], ...rows] = content;
  const places = rows.flatMap((row) => placeIn(titles, row) ?? []);
  const count = places[0]?.sheets;
  if (count === undefined) return null;
  return { read: [...new Set(places.map(({ sheet }) => sheet))], count };
}

/** A place for the seller: `строка 17`, and of which sheet when there are several. */
export function placeName({ place, line }: { place: FilePlace | null; line: number }): string {
  const row = `строка ${place?.line ?? line}`;
  return place && place.sheets > 1 ? `лист ${place.sheet}, ${row}` : row;
}
