/** An event of the window: somebody has reason to think that an order is no longer as it was. */
export const ORDER_MAY_HAVE_CHANGED = 'order-may-have-changed';

const RETURNS = ['focus', 'pageshow', 'online', ORDER_MAY_HAVE_CHANGED];
const SOONEST_MS = 3_000;
const LATEST_MS = 30_000;

type Following = { path: string; stream: boolean; onState: (state: string) => void };

/**
 * Calls `onState` with the order's state whenever it may have changed, until the answered function
 * is called. A stream tells it at once; while the stream is down or refused, the state is asked for
 * again and again, ever more rarely; and always when the reader comes back to the page or asks.
 * `path` is `/api/orders/{token}`. Without `stream` it only looks when the reader comes back.
 */
export function followOrder({ path, stream, onState }: Following): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = SOONEST_MS;

  async function ask(): Promise<void> {
    try {
      const answer = await fetch(path, { cache: 'no-store' });
      if (answer.ok) onState((await answer.json()).state);
    } catch {
      // No connection, or something between here and the shop has answered instead of it.
    }
  }

  function askLater(): void {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      await ask();
      if (timer !== undefined) askLater();
    }, delay);
    delay = Math.min(delay * 1.5, LATEST_MS);
  }

  function askNoMore(): void {
    clearTimeout(timer);
    [timer, delay] = [undefined, SOONEST_MS];
  }

  function listen(): void {
    if (!stream || (source && source.readyState !== EventSource.CLOSED)) return;
    source = new EventSource(`${path}/events`);
    source.addEventListener('order', (event) => onState(JSON.parse(event.data).state));
    source.onopen = askNoMore;
    source.onerror = () => {
      if (timer === undefined) askLater();
    };
  }

  function hush(): void {
    source?.close();
    source = null;
    askNoMore();
  }

  function comeBack(): void {
    if (document.visibilityState === 'hidden') return;
    listen();
    void ask();
  }

  listen();
  document.addEventListener('visibilitychange', comeBack);
  for (const type of RETURNS) addEventListener(type, comeBack);
  // An open stream would keep the page out of the back-forward cache.
  addEventListener('pagehide', hush);
  return () => {
    hush();
    document.removeEventListener('visibilitychange', comeBack);
    for (const type of RETURNS) removeEventListener(type, comeBack);
    removeEventListener('pagehide', hush);
  };
}
