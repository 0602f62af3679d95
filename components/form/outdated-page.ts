import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { keepSentForm } from './sent-form';

const KEY = 'outdatedPage';

/** A page that is outdated again so soon has not been helped by being loaded anew. */
const AGAIN_MS = 60_000;

/** Whether something failed because the page is older than the site: an action or code is gone. */
export function isOutdated(error: unknown): boolean {
  if (unstable_isUnrecognizedActionError(error)) return true;
  return error instanceof Error && error.name === 'ChunkLoadError';
}

/**
 * Loads an outdated page anew; what was typed into the form that was being sent comes back with it
 * (see `SentForm`). Returns false, and does nothing, where that would not help: the page has just
 * been loaded anew, or nothing can be kept.
 */
export function reloadOutdated(): boolean {
  try {
    const since = Date.now() - Number(sessionStorage.getItem(KEY));
    if (since < AGAIN_MS) return false;
    sessionStorage.setItem(KEY, String(Date.now()));
    keepSentForm();
  } catch {
    return false;
  }
  location.reload();
  return true;
}
