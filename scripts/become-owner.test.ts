import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const isRoot = process.getuid?.() === 0;
const SHOP = 65_534;

it.runIf(isRoot).each([
  ['the file and the folder are the shop’s', SHOP, SHOP, SHOP],
  ['the file is root’s, in a folder of the shop', 0, SHOP, SHOP],
  ['the file alone is the shop’s', SHOP, 0, SHOP],
  ['there is no file yet', null, SHOP, SHOP],
  ['nothing is the shop’s', 0, 0, 0],
])('a program that root starts goes on as the shop’s user: %s', (_, ofFile, ofFolder, becomes) => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'chakra-owner-')), 'data');
  onTestFinished(() => rmSync(path.dirname(folder), { recursive: true }));
  mkdirSync(folder);
  const file = path.join(folder, 'app.sqlite');
  if (ofFile !== null) {
    writeFileSync(file, '');
    chownSync(file, ofFile, ofFile);
  }
  chownSync(folder, ofFolder, ofFolder);
  const program = `
    import { becomeOwner } from './scripts/become-owner.ts';
    becomeOwner(${JSON.stringify(file)});
    const others = process.getgroups().filter((group) => group !== process.getgid());
    console.log(process.getuid(), process.getgid(), ...others);`;
  const run = ['--import', 'tsx', '--input-type=module', '--eval', program];

  expect(execFileSync(process.execPath, run).toString()).toBe(`${becomes} ${becomes}\n`);
});
