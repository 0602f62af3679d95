import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';

it.each(['orders', 'doctor', 'admin-link'])(
  '%s of a new version says what a database of an earlier one needs',
  (program) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'chakra-earlier-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'app.sqlite');
    const client = new Database(file);
    client.pragma('foreign_keys = OFF');
    client.exec(readFileSync('e2e/operations/upgrade/ten-migrations.sql', 'utf8'));
    client.close();

    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', `scripts/${program}.ts`],
      { env: { PATH: process.env.PATH, DATABASE_URL: `file:${file}`, NODE_ENV: 'test' } },
    );

    expect(`${stdout}${stderr}`).toBe(
      `База ${file} от прежней версии: запустите магазин (npm start) или npm run migrate.\n`,
    );
    expect(status).toBe(1);
  },
  60_000,
);
