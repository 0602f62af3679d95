import type { ReactNode } from 'react';

export type Column<Row> = {
  title: string;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean;
  /** Its words are short and never broken, however long its neighbours are. */
  isWhole?: boolean;
};

type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** How many rows are shown; of more it is said that there are more. */
  most?: number;
  /** What an empty table says, and what to do about it. */
  empty: ReactNode;
};

/**
 * A table of the admin. On a phone a row is a card that names its values; the roles are written
 * out, because a table shown as blocks would lose them.
 */
export function AdminTable<Row>({ caption, columns, rows, keyOf, most, empty }: Props<Row>) {
  if (rows.length === 0) return <div className="admin-empty">{empty}</div>;
  return (
    <>
      <table className="admin-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th key={title} scope="col" data-number={isNumber || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <Cell key={column.title} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {most !== undefined && rows.length > most && (
        <p className="note">Показаны первые&nbsp;{most}.</p>
      )}
    </>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  const isEmpty = content === null || content === '';
  return (
    <td
      data-title={column.title}
      data-number={column.isNumber || undefined}
      data-whole={column.isWhole || undefined}
      data-empty={isEmpty || undefined}
    >
      {content}
    </td>
  );
}
