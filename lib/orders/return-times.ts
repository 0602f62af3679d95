// How long a buyer who came back from paying may be without a payment event; a try of the set-up
// counts from the order. One usually comes within a minute.

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** After so long the page says what to do, and a try of the set-up that something is wrong. */
export const UNCONFIRMED_AFTER_MS = 5 * MINUTE_MS;

/** After so long the order is stuck: the seller has to look. */
export const STUCK_AFTER_MS = 10 * MINUTE_MS;

/** So long after its last link has run out nobody waits for the payment any more. */
export const STUCK_FOR_MS = 30 * DAY_MS;

/** For so long the money may still be found at Prodamus: the order is not erased by itself. */
export const KEPT_AFTER_RETURN_MS = 90 * DAY_MS;
