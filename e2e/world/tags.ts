/** Marks a test that also runs on a phone: what it shows, or how it is used, depends on the size. */
export const PHONE = { tag: '@phone' };

/**
 * Marks a test that also runs from the true address of Telegram Web, with storage parted as for
 * real people: what it does goes through storage, through another window, or asks the client.
 */
export const ORIGIN = { tag: '@origin' };
