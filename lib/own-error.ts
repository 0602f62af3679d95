const OWN = Symbol.for('chakra-checkout.own-error');

/**
 * An error whose message is the program's own words, names, numbers and codes, and nothing that
 * anybody sent: only such a message may be logged. No `instanceof`: the bundles of the pages and
 * the server have a copy of this class each.
 */
export class OwnError extends Error {
  readonly [OWN] = true;
}

/** Whether the message of an error is the program's own. */
export function isOwn(error: Error): boolean {
  return OWN in error;
}
