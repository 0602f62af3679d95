import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkForm, NUMBER, readAsShop, SECRET } from './test-emulator';
import { startShop } from './test-shop';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const running = new Set<ChildProcess>();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prodamus-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

async function firstLine(child: ChildProcess): Promise<{ url: string; control: string }> {
  if (!child.stdout) throw new Error('no stdout');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return JSON.parse(line) as { url: string; control: string };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  return (await exited)[0] as number | null;
}

test('the process says where it listens, and a restart keeps links and payments', async () => {
  const shop = await startShop();
  shop.answers.push({ status: 500 });
  const state = join(folder, 'deep', 'state.json');
  const flags = ['--secret', SECRET, '--webhook', shop.url, '--state', state];
  const first = run(...flags, '--port', '0');
  const { url, control } = await firstLine(first);
  expect(control).toBe(`${url}/control`);
  const link = await (await fetch(url, { method: 'POST', body: linkForm() })).text();
  const body = JSON.stringify({ orderNumber: NUMBER, outcome: 'success' });
  await fetch(`${control}/pay`, { method: 'POST', body });
  const before = await (await fetch(`${control}/links`)).json();
  expect(await stop(first, 'SIGTERM')).toBe(0);

  const second = run(...flags, '--port', new URL(url).port, '--retry-scale', '0');
  await firstLine(second);
  expect((await fetch(link)).status).toBe(200);
  expect(await (await fetch(`${control}/links`)).json()).toEqual(before);
  const retried = await shop.taken(2);
  expect(retried.fields.get('attempt')).toBe('2');
  expect(await readAsShop(retried)).toMatchObject({ ok: true });
  expect(await stop(second, 'SIGINT')).toBe(0);
  await shop.close();
});

test('a state that cannot be read is set aside', async () => {
  const state = join(folder, 'state.json');
  await writeFile(state, 'not JSON');
  const child = run('--secret', SECRET, '--state', state);
  const { control } = await firstLine(child);
  expect(await (await fetch(`${control}/links`)).json()).toEqual([]);
  expect(await readFile(`${state}.unreadable`, 'utf8')).toBe('not JSON');
  expect(await stop(child, 'SIGTERM')).toBe(0);
});

test.for([
  ['no key', []],
  ['a webhook that is no URL', ['--secret', SECRET, '--webhook', 'shop']],
  ['an unknown flag', ['--secret', SECRET, '--prot', '1']],
] as const)('%s: the process does not start', async ([, flags]) => {
  const [code] = await once(run(...flags), 'exit');
  expect(code).toBe(2);
});
