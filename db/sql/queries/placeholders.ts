import { type DriverValueEncoder, type SQL, sql } from 'drizzle-orm';

type Placeholder = ReturnType<typeof sql.placeholder>;

/** Returns a placeholder for each of these columns, under its own name. */
export function placeholders<Name extends string>(
  ...names: readonly Name[]
): Record<Name, Placeholder> {
  const entries = names.map((name) => [name, sql.placeholder(name)]);
  return Object.fromEntries(entries) as Record<Name, Placeholder>;
}

/** Returns a placeholder for a value that is written as those of a column are; it may be null. */
export function placeholderOf(column: unknown, name: string): SQL {
  const encoder = column as DriverValueEncoder<Placeholder, unknown>;
  return sql`${sql.param(sql.placeholder(name), encoder)}`;
}
