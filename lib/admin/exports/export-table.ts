import type { Kopecks } from '@/lib/money';

/** A column of an export: its title, and what a row has there; null is an empty cell. */
export type ExportColumn<Row> = { title: string } & (
  | { text: (row: Row) => string | null }
  | { sum: (row: Row) => Kopecks | null }
  | { time: (row: Row) => Date | null }
);

/** What is exported, whatever the file: rows come in order, a page at a time. */
export type ExportTable<Row> = {
  columns: readonly ExportColumn<Row>[];
  pages: AsyncIterable<readonly Row[]>;
};
