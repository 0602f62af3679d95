import { sql } from 'drizzle-orm';

type Placeholder = ReturnType<typeof sql.placeholder>;

/** Returns a placeholder for each of these columns, under its own name. */
export function placeholders<Name extends string>(
  ...names: readonly Name[]
): Record<Name, Placeholder> {
  const entries = names.map((name) => [name, sql.placeholder(name)]);
  return Object.fromEntries(entries) as Record<Name, Placeholder>;
}
