/** A stretch of a text that looks or behaves in its own way; offsets count UTF-16 units. */
export type Entity = {
  type: string;
  offset: number;
  length: number;
  url?: string | undefined;
  language?: string | undefined;
  custom_emoji_id?: string | undefined;
};

const FOUND: readonly [type: string, pattern: RegExp][] = [
  ['bot_command', /(?<![\w/@])\/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])/g],
  ['url', /(?<![\w@])https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)]/g],
];

/** What Telegram finds in a text by itself: commands and addresses. */
export function foundEntities(text: string): Entity[] {
  return FOUND.flatMap(([type, pattern]) =>
    [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
      type,
      offset: index,
      length,
    })),
  ).toSorted((one, other) => one.offset - other.offset);
}

/** The entities of a text: those given, and those found outside them. */
export function withFound(text: string, given: Entity[]): Entity[] {
  const free = foundEntities(text).filter(
    ({ offset, length }) =>
      !given.some(
        (entity) => entity.offset < offset + length && offset < entity.offset + entity.length,
      ),
  );
  return [...given, ...free].toSorted((one, other) => one.offset - other.offset);
}
