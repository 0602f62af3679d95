import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkServer } from './check-server';
import { examine } from './examine';

type Server = Parameters<typeof checkServer>[0];

const LIVE: Server = {
  ...{ mode: 'live', backupDir: null, isHttps: true, trustedProxies: ['127.0.0.1'] },
};

async function resultsOf(changes: Partial<Server> = {}) {
  const [backup, proxy] = await examine(checkServer({ ...LIVE, ...changes }));
  return { backup, proxy };
}

it('a folder for copies is green while it is there', async () => {
  const backupDir = mkdtempSync(path.join(tmpdir(), 'chakra-doctor-'));
  onTestFinished(() => rmSync(backupDir, { recursive: true }));
  const absent = path.join(backupDir, 'none');

  expect((await resultsOf({ backupDir })).backup?.result).toBe('green');
  expect((await resultsOf({ backupDir: absent })).backup).toMatchObject({
    ...{ result: 'warning', sentence: 'Папки BACKUP_DIR нет, или писать в неё нельзя.' },
  });
});

it('without copies a live shop is warned, and a demo is not', async () => {
  expect((await resultsOf()).backup).toMatchObject({
    ...{ result: 'warning', sentence: 'BACKUP_DIR не задан: копий базы нет.' },
  });
  expect((await resultsOf({ mode: 'demo' })).backup?.result).toBe('skipped');
});

it.each([
  [{}, 'green', 'верим'],
  [{ trustedProxies: [] }, 'warning', 'TRUSTED_PROXY не задан'],
  [{ trustedProxies: [], isHttps: false }, 'skipped', 'Без https'],
])('with %o the proxy is %s', async (changes, result, words) => {
  const { proxy } = await resultsOf(changes);
  expect(proxy).toMatchObject({ result, sentence: expect.stringContaining(words) });
});
