import { OwnError } from '@/lib/own-error';

/**
 * Runs work that may await its queries and nothing else: every await is a microtask then, so it is
 * done before the event loop turns. Rejects when it was not.
 */
export async function inOneTurn<T>(work: () => T | Promise<T>): Promise<T> {
  let isOver = false;
  const turn = setImmediate(() => {
    isOver = true;
  });
  try {
    const value = await work();
    if (isOver) throw new OwnError('a unit of work has awaited more than its queries');
    return value;
  } finally {
    clearImmediate(turn);
  }
}
