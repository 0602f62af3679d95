/**
 * Does one piece of work after another. An attempt at the password takes 32 MiB and a third of a
 * second of a processor: side by side they would take both from the buyers.
 */
export class OneAtATime {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private readonly maxWaiting: number;

  constructor(maxWaiting: number) {
    this.maxWaiting = maxWaiting;
  }

  /** The result of the work when its turn has come; null at once when too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.waiting >= this.maxWaiting) return null;
    this.waiting += 1;
    const done = this.last.then(work).finally(() => {
      this.waiting -= 1;
    });
    this.last = done.catch(() => undefined);
    return done;
  }
}
