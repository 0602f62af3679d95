import { OwnError } from '@/lib/own-error';

/**
 * Sees to it that work awaits its queries and nothing else: every await is a microtask then, so the
 * work is done before the event loop turns.
 */
export class Turn {
  private isOver = false;
  private next = this.watch();

  /** Throws when the turn in which this was made, or that was asked last, is over. */
  assertSame(): void {
    if (!this.isOver) return;
    this.isOver = false;
    this.next = this.watch();
    throw new OwnError('a unit of work has awaited more than its queries');
  }

  end(): void {
    clearImmediate(this.next);
  }

  private watch(): NodeJS.Immediate {
    return setImmediate(() => {
      this.isOver = true;
    });
  }
}
