export type EventSource = {
  /** What the connection is counted by: at most 5 a token, 50 an address. */
  token: string;
  address: string;
  /** The event to send now, as `data` of an event named `order`; null ends the stream. */
  read: () => Promise<unknown>;
  subscribe: (onChange: () => void) => () => void;
};

const PER_TOKEN = 5;
const PER_ADDRESS = 50;
const HEARTBEAT_MS = 15_000;
/** After so long it is tried again to read a state that could not be read. */
const PAUSE_MS = 1_000;

/** The open server-sent event streams of this process: counted, kept alive, closed together. */
export class EventStreams {
  private readonly open = new Set<{ token: string; address: string; close: () => void }>();

  private closed = false;

  /** Whether the process is stopping: from then on no stream is opened. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** A stream of the source's state now and after every change, or null when too many are open. */
  start(source: EventSource, signal: AbortSignal): ReadableStream<Uint8Array> | null {
    if (this.closed || this.count('token', source.token) >= PER_TOKEN) return null;
    if (this.count('address', source.address) >= PER_ADDRESS) return null;
    const encoder = new TextEncoder();
    let close = () => {};
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (text: string) => controller.enqueue(encoder.encode(text));
        close = this.connect(source, send, () => controller.close());
        signal.addEventListener('abort', close, { once: true });
        if (signal.aborted) close();
      },
      cancel: () => close(),
    });
  }

  /** Ends every stream for good: a browser reconnects at once, and would hold up the stop. */
  close(): void {
    this.closed = true;
    for (const stream of [...this.open]) stream.close();
  }

  private connect(source: EventSource, send: (text: string) => void, end: () => void): () => void {
    const push = serially(async () => {
      try {
        const data = await source.read();
        if (data === null) close();
        else if (this.open.has(stream)) send(`event: order\ndata: ${JSON.stringify(data)}\n\n`);
      } catch {
        // The database is away: this page would show for ever what it showed before.
        if (this.open.has(stream)) setTimeout(push, PAUSE_MS).unref();
      }
    });
    const unsubscribe = source.subscribe(push);
    const heartbeat = setInterval(() => send(': alive\n\n'), HEARTBEAT_MS);
    const close = () => {
      if (!this.open.delete(stream)) return;
      clearInterval(heartbeat);
      unsubscribe();
      try {
        end();
      } catch {
        // The other side has closed first.
      }
    };
    const stream = { token: source.token, address: source.address, close };
    this.open.add(stream);
    push();
    return close;
  }

  private count(by: 'token' | 'address', value: string): number {
    return [...this.open].filter((stream) => stream[by] === value).length;
  }
}

/**
 * Runs one at a time, and once more when asked again meanwhile, so that the last state is sent. The
 * work does not reject.
 */
function serially(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => {
    again = true;
    if (!running) void run();
  };
}
