import { type ChildProcess, spawn } from 'node:child_process';

const TIMEOUT_MS = 10_000;

/** The processes started by this one: stopped together, and watched for dying by themselves. */
export class Children {
  private readonly running = new Set<ChildProcess>();
  private stopping = false;

  /** Starts a Node program. When it ends by itself, everything else is stopped too. */
  start(args: string[], stdout: 'inherit' | 'pipe' = 'inherit'): ChildProcess {
    const env = { ...process.env, NODE_ENV: 'production' as const };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', stdout, 'inherit'] });
    this.running.add(child);
    child.on('exit', (code) => {
      this.running.delete(child);
      if (!this.stopping) void this.stop(code || 1);
    });
    return child;
  }

  /** Asks every process to end, waits until all have, and ends this one. */
  async stop(exitCode: number): Promise<never> {
    this.stopping = true;
    const ended = [...this.running].map(
      (child) => new Promise((resolve) => child.once('exit', resolve)),
    );
    for (const child of this.running) child.kill('SIGTERM');
    let code = exitCode;
    const timeout = setTimeout(() => {
      console.error('Не останавливается само: останавливаем силой.');
      code = 1;
      for (const child of this.running) child.kill('SIGKILL');
    }, TIMEOUT_MS);
    await Promise.all(ended);
    clearTimeout(timeout);
    process.exit(code);
  }
}
