import type { RateLimiterAbstract } from 'rate-limiter-flexible';

/** What counts, for each key, how often something happens in a time. */
export type Limiter = Pick<RateLimiterAbstract, 'consume' | 'get' | 'reward' | 'delete'>;

export type LimiterTerms = {
  /** Tells its keys from those of other limiters. */
  name: string;
  points: number;
  seconds: number;
  /**
   * Whether an instance may go on refusing a key that was refused once, until its time is over, and
   * count no more: a flood of requests then costs the database nothing.
   */
  remembersRefusals: boolean;
};

/**
 * What somebody has changed, here or in another instance. It carries no data: what is
 * saved is read by those who hear of it.
 */
export type Change =
  | { kind: 'order'; orderId: string }
  /** Settings or editions of the legal documents. */
  | { kind: 'settings' }
  /** Updates of the bot have come. */
  | { kind: 'updates' }
  /** Nobody listened for a while, so anything may have changed. */
  | { kind: 'anything' };

/** How this instance does with its database. */
export type DatabaseState =
  | { engine: 'sqlite' }
  | {
      engine: 'postgres';
      /** The name by which this instance is known to itself. */
      instance: string;
      /** The connections that its queries share: how many are open, at most, and waited for. */
      pool: { open: number; most: number; waiting: number };
      /** How often a query had to wait for one of them, and a lost one was opened again; since the start. */
      waits: number;
      reconnects: number;
      /** Whether it hears of what others commit; otherwise its open pages may be out of date. */
      isListening: boolean;
    };

/**
 * What several instances of the shop, processes on one database, need of it. Where one process owns
 * the database there are no others.
 */
export type Instances = {
  /**
   * Runs `work` unless the same job is running already, in this instance or in another: then
   * nothing happens and the answer is null. A job is let go when its instance dies. `lost` is
   * aborted when another instance may have begun it, because this one has lost the database;
   * `work` should then end. Rejects as `work` does, or with `StoreBusy`.
   */
  alone<T>(job: string, work: (lost: AbortSignal) => Promise<T>): Promise<T | null>;
  /**
   * Calls the listener after something was committed that open pages or what an instance remembers
   * follow from. Where there are no other instances it is never called: this one knows what it does.
   */
  onChange(listener: (change: Change) => void): void;
  /**
   * Makes a limiter that counts over all instances; of one name there is one in an instance. It is
   * no part of a unit of work, and works on while the database is away. Keys are kept as they are:
   * let them tell nothing of anybody.
   */
  limiter(terms: LimiterTerms): Limiter;
  databaseState(): DatabaseState;
};
