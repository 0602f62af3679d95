import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';

const PROGRAMS = ['orders', 'doctor', 'admin-link'];

function run(program: string, file: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', `scripts/${program}.ts`],
    { env: { PATH: process.env.PATH, DATABASE_URL: `file:${file}`, NODE_ENV: 'test' } },
  );
  return { status, said: `${stdout}${stderr}` };
}

function aFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-earlier-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return path.join(folder, 'app.sqlite');
}

it.each(PROGRAMS)(
  '%s of a new version says what a database of an earlier one needs',
  (program) => {
    const file = aFile();
    const client = new Database(file);
    client.pragma('foreign_keys = OFF');
    client.exec(readFileSync('e2e/operations/upgrade/ten-migrations.sql', 'utf8'));
    client.close();

    const { status, said } = run(program, file);

    expect(said).toBe(
      `База ${file} от прежней версии: запустите магазин (npm start) или npm run migrate.\n`,
    );
    expect(status).toBe(1);
  },
  60_000,
);

it.each([...PROGRAMS, 'migrate'])(
  '%s says in Russian that a file is no database',
  (program) => {
    const file = aFile();
    writeFileSync(file, 'a letter of somebody, and no database at all');

    const { status, said } = run(program, file);

    expect(said).toBe(`База ${file}: это не база SQLite (SQLITE_NOTADB).\n`);
    expect(status).toBe(1);
  },
  60_000,
);
