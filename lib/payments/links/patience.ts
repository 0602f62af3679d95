/** How long a buyer back from paying waits before the page says what to do. */
export const PATIENCE_MS = 5 * 60_000;
