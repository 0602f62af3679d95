/** A choice of words, which `any` widens again; without `options` they are known when it is shown. */
export type Choice = { label: string; any: string; options?: Readonly<Record<string, string>> };

/** What a list can be asked for by one word of its address: typed text, a day, or a choice. */
export type FilterField =
  | { label: string; type: 'search'; note?: string }
  | { label: string; type: 'date' }
  | Choice;

export type FilterFields = Readonly<Record<string, FilterField>>;

export type FilterValues<Fields extends FilterFields> = {
  [Name in keyof Fields]:
    | (Fields[Name] extends { options: Record<infer Word extends string, string> } ? Word : string)
    | null;
};

/** Reads what a list is asked for; null = whichever, also of a word that a choice does not have. */
export function readFilters<Fields extends FilterFields>(
  fields: Fields,
  wordOf: (name: string) => string | null,
): FilterValues<Fields> {
  const values = Object.entries(fields).map(([name, field]) => {
    const word = wordOf(name);
    const isUnknown = word && 'options' in field && !Object.hasOwn(field.options ?? {}, word);
    return [name, isUnknown ? null : word];
  });
  return Object.fromEntries(values) as FilterValues<Fields>;
}
