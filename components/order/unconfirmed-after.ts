/** How long a buyer back from paying waits before the page says what to do. */
export const UNCONFIRMED_AFTER_MS = 5 * 60_000;
