import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type QueryResult } from 'pg';
import { StoreBusy } from '@/lib/store/store';

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 2_000;
/** A connection that is gone without a word is found out by asking. */
const HEARTBEAT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * How soon the server finds out that the machine at the other end is gone, and lets go what it keeps
 * for it: half a minute in place of two hours. Of a process that dies it knows at once.
 */
const KEEPALIVE = `set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;
  set tcp_keepalives_count = 3`;

type Listener = {
  /** Called on each new connection before it counts as open. */
  opened?(client: Client): Promise<void>;
  /** Called when an open connection is lost: what the server kept for it is gone. */
  lost?(): void;
};

/**
 * One connection beside the pool, for what PostgreSQL keeps for a connection as long as it lasts:
 * locks and subscriptions. When it is lost it is opened again, as soon as the server is back.
 */
export class KeptConnection {
  /** How often it was opened again. */
  reconnects = 0;
  private readonly url: string;
  private readonly name: string;
  private readonly listener: Listener;
  private client: Client | null = null;
  private last: Promise<void> = Promise.resolve();
  private isClosed = false;
  private heartbeat: NodeJS.Timeout | null = null;

  /** `name` is what the server calls it behind the name of the shop. */
  constructor(url: string, name: string, listener: Listener = {}) {
    this.url = url;
    this.name = name;
    this.listener = listener;
  }

  get isOpen(): boolean {
    return this.client !== null;
  }

  /** Opens it for the first time; from then on it stays open. Rejects where that fails. */
  async open(): Promise<void> {
    await this.connect();
    this.heartbeat = setInterval(() => void this.query('select 1').catch(noted), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  /**
   * Queries go one after another. Rejects while it is lost; one that does not answer in time counts
   * as lost.
   */
  query(text: string, values: unknown[] = []): Promise<QueryResult> {
    const queried = this.last.then(() => this.queryNow(text, values));
    this.last = queried.then(noted, noted);
    return queried;
  }

  private async queryNow(text: string, values: unknown[]): Promise<QueryResult> {
    const { client } = this;
    if (!client) throw new StoreBusy('the database is away');
    try {
      return await client.query(text, values);
    } catch (error) {
      // What the server keeps for it by now is not known.
      this.lose(client);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.heartbeat) clearInterval(this.heartbeat);
    const { client } = this;
    this.client = null;
    await client?.end().catch(noted);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      keepAlive: true,
      application_name: `chakra-checkout ${this.name}`,
    });
    // An error that nobody listens to ends the process; the end of the connection follows.
    client.on('error', noted);
    let isOver = false;
    client.once('end', () => {
      isOver = true;
      this.lose(client);
    });
    try {
      await client.connect();
      // Not every system has these settings.
      await client.query(KEEPALIVE).catch(noted);
      await this.listener.opened?.(client);
      if (isOver || this.isClosed) throw new StoreBusy('the database was lost at once');
    } catch (error) {
      void client.end().catch(noted);
      throw error;
    }
    this.client = client;
  }

  private lose(client: Client): void {
    if (this.client !== client) return;
    this.client = null;
    void client.end().catch(noted);
    this.listener.lost?.();
    void this.openAgain();
  }

  private async openAgain(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; !this.isClosed; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      await sleep(pause, undefined, { ref: false });
      try {
        if (this.isClosed) return;
        await this.connect();
        this.reconnects += 1;
        return;
      } catch {
        // The next try comes after a longer pause.
      }
    }
  }
}

/** What has happened to the connection shows when it ends. */
function noted(): void {}
