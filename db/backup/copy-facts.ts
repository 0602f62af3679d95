import { OwnError } from '@/lib/own-error';

/** How many rows tables have, by their names; a database of an earlier version has fewer tables. */
export type RowCounts = Readonly<Record<string, number>>;

/** What a database or a copy of one holds, for people and for comparing. */
export type CopyFacts = {
  counts: RowCounts;
  migrations: number;
  newestOrder: { number: string; createdAt: Date } | null;
};

/** A file that is no whole database of this shop. */
export class DamagedCopy extends OwnError {
  override readonly name = 'DamagedCopy';
}
