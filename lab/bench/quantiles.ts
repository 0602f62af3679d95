/** The value below which such a share of the others lies, 0 to 1; 0 where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.ceil(share * ascending.length) - 1] ?? 0;
}
