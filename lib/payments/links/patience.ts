/** How long a buyer back from paying waits before the page says what to do. */
export const TIMEOUT_MS = 5 * 60_000;
