/**
 * The first row of a query; undefined when there is none. Passed on by `then`, because an `await`
 * of what is no promise of the language costs half as much again.
 */
export function first<Row>(rows: PromiseLike<Row[]>): Promise<Row | undefined> {
  return rows.then(([row]) => row) as Promise<Row | undefined>;
}
