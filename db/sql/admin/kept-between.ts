import { and, gte, lt, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

/** A row is kept, and its id made, while it comes; a clock set right in between is off by less. */
const SLACK_MS = 3_600_000;

type Columns = { id: AnyPgColumn; at: AnyPgColumn };

/**
 * Rows of a time, `to` not included. Their ids are of version 7 (RFC 9562, 5.7) and begin with the
 * milliseconds at which they were made, so a walk by ids need not pass by years of other rows.
 */
export function keptBetween(
  { id, at }: Columns,
  { from, to }: { from?: Date | null | undefined; to?: Date | null | undefined },
): SQL | undefined {
  return and(
    from ? and(gte(id, beginningOfIds(from.getTime() - SLACK_MS)), gte(at, from)) : undefined,
    to ? and(lt(id, beginningOfIds(to.getTime() + SLACK_MS)), lt(at, to)) : undefined,
  );
}

function beginningOfIds(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
