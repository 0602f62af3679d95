import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

it.each([
  ['sqlite', 'sqlite'],
  ['postgres', 'postgresql'],
])('the migrations of db/%s make the schema that the queries know', (engine, dialect) => {
  const copy = mkdtempSync(path.join(tmpdir(), 'chakra-migrations-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  cpSync(`db/${engine}/migrations`, copy, { recursive: true });
  // The generator takes no path but one from where it runs.
  const given = [
    `--dialect=${dialect}`,
    `--schema=db/${engine}/schema.ts`,
    `--out=${path.relative('.', copy)}`,
  ];
  const kit = path.join('node_modules', 'drizzle-kit', 'bin.cjs');
  const said = execFileSync(process.execPath, [kit, 'generate', ...given], { encoding: 'utf8' });

  expect(said).toContain('No schema changes');
});
