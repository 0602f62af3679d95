/** How long a statement of the shop waits for a lock; longer would freeze the event loop. */
export const BUSY_TIMEOUT_MS = 100;
