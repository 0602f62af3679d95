import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { programOf } from '@/lib/program';
import type { ListContent } from './list-content';
import type { PlainTable } from './plain-cell';

const MAX_HEAP_MB = 256;
/** Well before the HTTP server gives up a connection on which nothing moves (server.ts). */
const READ_TIMEOUT_MS = 20_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * `listContent` in a process of its own: what a file makes of memory and time is that process's,
 * which ends at 256 MB or after 20 seconds (`too_large` both). It knows no setting of the shop, and
 * there is one of them at a time.
 */
export function readListApart(bytes: Buffer): Promise<ListContent> {
  const read = last.then(() => readNext(bytes));
  last = read.catch(() => undefined);
  return read;
}

async function readNext(bytes: Buffer): Promise<ListContent> {
  const { flags, file } = programOf('lib/payments/reconciliation/list-reader.ts');
  const reader = spawn(process.execPath, [`--max-old-space-size=${MAX_HEAP_MB}`, ...flags, file], {
    env: { NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: READ_TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  // One that has ended takes no more; why is reported by its end.
  reader.stdin.on('error', () => undefined).end(bytes);
  const [lines, { code, signal }] = await Promise.all([linesOf(reader.stdout), endOf(reader)]);
  if (signal) return { kind: 'too_large' };
  if (code !== 0) throw new Error(`the program that reads payment lists ended with ${code}`);
  const [kind, ...parts] = lines;
  return kind === 'read'
    ? { kind, rows: (parts as string[][][]).flat() as PlainTable }
    : ({ kind } as ListContent);
}

/** How a program ended: by itself, with a code, or by a signal, as when its memory was too little. */
function endOf(program: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<typeof endOf>>>();
  program.on('error', reject).on('close', (code, signal) => resolve({ code, signal }));
  return promise;
}

/** One after another: to read them all at once would keep the others waiting. */
async function linesOf(output: NodeJS.ReadableStream): Promise<unknown[]> {
  const lines: unknown[] = [];
  for await (const line of createInterface({ input: output })) {
    try {
      lines.push(JSON.parse(line));
    } catch {
      // The last line of a program that was ended; how it ended says the rest.
    }
  }
  return lines;
}
