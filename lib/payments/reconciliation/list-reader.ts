import { buffer } from 'node:stream/consumers';
import { listContent } from './list-content';

// The program that read-list-apart.ts starts: takes a payment list on stdin and prints a line of
// JSON each: what it is, then its rows, some at a time.
const ROWS_A_LINE = 500;

process.umask(0o077);
const content = await listContent(await buffer(process.stdin));
print(content.kind);
const rows = content.kind === 'read' ? content.rows : [];
for (let at = 0; at < rows.length; at += ROWS_A_LINE) print(rows.slice(at, at + ROWS_A_LINE));

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
