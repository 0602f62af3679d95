/** Marks a test that also runs on a phone: what it shows, or how it is used, depends on the size. */
export const PHONE = { tag: '@phone' };
