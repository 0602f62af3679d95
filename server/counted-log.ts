import type { Logger } from 'pino';

const WINDOW_MS = 60_000;

/**
 * Lines that a stranger can cause at will: of each kind so many a minute are written, the others
 * are counted and told in one line when the minute is over. Kinds must come from a closed set.
 */
export class CountedLog {
  private readonly kinds = new Map<string, { written: number; left: number }>();
  private readonly log: Logger;
  private readonly perMinute: number;

  constructor(log: Logger, perMinute: number) {
    this.log = log;
    this.perMinute = perMinute;
  }

  write(level: 'info' | 'warn' | 'error', kind: string, line: object, message: string): void {
    const seen = this.kinds.get(kind) ?? this.begin(level, kind, message);
    if (seen.written < this.perMinute) {
      seen.written += 1;
      this.log[level](line, message);
    } else seen.left += 1;
  }

  /** An error of ours that a stranger may meet again and again. */
  failure(err: unknown, message: string): void {
    const name = err instanceof Error ? err.name : typeof err;
    this.write('error', `${message}: ${name}`, { err }, message);
  }

  private begin(level: 'info' | 'warn' | 'error', kind: string, message: string) {
    const seen = { written: 0, left: 0 };
    this.kinds.set(kind, seen);
    const end = () => {
      this.kinds.delete(kind);
      if (seen.left > 0) this.log[level]({ kind, count: seen.left }, `${message}, and again`);
    };
    setTimeout(end, WINDOW_MS).unref();
    return seen;
  }
}
