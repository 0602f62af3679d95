/**
 * Whether the site, or what stands before it, has answered a form with a refusal (429, 413, 400):
 * `fetch` throws a `TypeError` only where no answer came at all.
 */
export function wasRefused(error: unknown): boolean {
  return !(error instanceof TypeError);
}
