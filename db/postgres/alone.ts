import type { Instances } from '@/lib/store/instances';
import { asStoreError } from './errors';
import { KeptConnection } from './kept-connection';
import { lockKey } from './topics';

/**
 * The jobs that this instance runs and no other may. Each is a lock that the server keeps for one
 * connection; it lets it go when the process dies, however it dies.
 */
export class LockedJobs {
  readonly connection: KeptConnection;
  private readonly running = new Map<string, AbortController>();

  constructor(url: string) {
    this.connection = new KeptConnection(url, 'jobs', { lost: () => this.lose() });
  }

  alone: Instances['alone'] = async (job, work) => {
    // The server would give a connection a lock that it has already.
    if (this.running.has(job)) return null;
    const lost = new AbortController();
    this.running.set(job, lost);
    try {
      if (!(await this.lock(job))) return null;
      try {
        return await work(lost.signal);
      } finally {
        if (!lost.signal.aborted) await this.unlock(job);
      }
    } finally {
      this.running.delete(job);
    }
  };

  private async lock(job: string): Promise<boolean> {
    try {
      const asked = 'select pg_try_advisory_lock($1) as "isMine"';
      const { rows } = await this.connection.query(asked, [keyOf(job)]);
      return rows[0].isMine;
    } catch (error) {
      throw asStoreError(error);
    }
  }

  /** A connection that fails to is ended, and its locks with it. */
  private async unlock(job: string): Promise<void> {
    await this.connection
      .query('select pg_advisory_unlock($1)', [keyOf(job)])
      .catch(() => undefined);
  }

  private lose(): void {
    for (const lost of this.running.values()) lost.abort();
  }
}

function keyOf(job: string): string {
  return lockKey(`job ${job}`);
}
