import type { Readable, Writable } from 'node:stream';
import { types } from 'pg';
import { type CopyFacts, DamagedCopy } from '../../backup/copy-facts';
import { SCHEMA } from './count-rows';
import type { Environment } from './program-environment';
import { ProgramFailed, runProgram } from './run-program';

const NEWLINE = 0x0a;
const END = '\\.';
const BEGINNING = new RegExp(`^COPY ${SCHEMA}\\.(\\w+) \\((.*)\\) FROM stdin;$`);
const instantOf = types.getTypeParser(types.builtins.TIMESTAMPTZ);

/**
 * Reads a copy from beginning to end without any server, and returns what is in it; throws
 * `DamagedCopy` when it is not whole, or none of a shop.
 */
export async function examineDump(
  restore: string,
  environment: Environment,
  feed: (stdin: Writable) => Promise<void>,
): Promise<CopyFacts> {
  const reader = new RowReader();
  const args = ['--data-only', `--schema=${SCHEMA}`, '--file=-'];
  const take = (stdout: Readable) => eachLine(stdout, (line) => reader.take(line));
  await runProgram(restore, args, { environment, feed, take }).catch((cause: unknown) => {
    if (!(cause instanceof ProgramFailed)) throw cause;
    throw new DamagedCopy('the copy does not read', { cause });
  });
  return reader.facts();
}

/** Hears the lines of a dump, and counts the rows of each table. */
class RowReader {
  private readonly counts: Record<string, number> = {};
  private newest: { number: string; createdAt: Date } | null = null;
  private table: { name: string; columns: string[] } | null = null;

  take(line: Buffer): void {
    if (!this.table) this.begin(line);
    else if (line.length === END.length && line.toString() === END) this.table = null;
    else this.countRow(this.table, line);
  }

  facts(): CopyFacts {
    const { counts, newest } = this;
    const migrations = counts.__drizzle_migrations;
    if (migrations === undefined || counts.orders === undefined || this.table) {
      throw new DamagedCopy('there is no shop in the copy');
    }
    return { counts, migrations, newestOrder: newest };
  }

  private begin(line: Buffer): void {
    const [, name, columns] = BEGINNING.exec(line.subarray(0, 10_000).toString()) ?? [];
    if (!name || !columns) return;
    this.table = { name, columns: columns.replaceAll('"', '').split(', ') };
    this.counts[name] ??= 0;
  }

  private countRow({ name, columns }: { name: string; columns: string[] }, line: Buffer): void {
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    if (name !== 'orders') return;
    const values = line.toString().split('\t');
    const number = values[columns.indexOf('number')] ?? '';
    const createdAt = instantOf(values[columns.indexOf('created_at')] ?? '') as unknown as Date;
    if (!this.newest || createdAt > this.newest.createdAt) this.newest = { number, createdAt };
  }
}

async function eachLine(stream: Readable, take: (line: Buffer) => void): Promise<void> {
  let begun: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      const rest = chunk.subarray(from, end);
      take(begun.length > 0 ? Buffer.concat([...begun, rest]) : rest);
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
}
