/** The order a device remembers: its number as people read it, and the path of its page. */
export type LastOrder = { number: string; path: string };

const KEY = 'lastOrder';

/** Keeps the order on this device; where storage is closed, nothing happens. */
export function rememberOrder(order: LastOrder): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(order));
  } catch {
    // Private windows and some frames have no storage. The link of the page is still there.
  }
}

/** Forgets the order with this page; another one stays. */
export function forgetOrder(path: string): void {
  try {
    if (readLastOrder(lastOrderSnapshot())?.path === path) localStorage.removeItem(KEY);
  } catch {
    // Where there is no storage nothing was kept.
  }
}

/** What was kept, as text: React compares snapshots by identity. */
export function lastOrderSnapshot(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Reads a snapshot; null for anything this site has not written itself. */
export function readLastOrder(snapshot: string | null): LastOrder | null {
  try {
    const { number, path } = JSON.parse(snapshot ?? 'null');
    return /^[\d\s]+$/.test(number) && /^\/order\/[\w-]+$/.test(path) ? { number, path } : null;
  } catch {
    return null;
  }
}
