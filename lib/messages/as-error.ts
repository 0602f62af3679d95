/** What was thrown, as the error it should have been. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('', { cause: thrown });
}
