import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ACTION_ID_SALT } from '@/server/build/ensure-built';
import { expect, test } from '../world/fixtures';

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

test('The ids of server actions follow from their files and names, so that they outlive a build', () => {
  const file = '.next/server/server-reference-manifest.json';
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  expect(Object.keys(node).length).toBeGreaterThan(20);
  for (const [id, { filename, exportedName }] of Object.entries(node)) {
    const named = createHash('sha1').update(`${ACTION_ID_SALT}${filename}:${exportedName}`);
    // Before it stands a byte of what the action takes.
    expect(id.slice(2), exportedName).toBe(named.digest('hex'));
  }
});

test('A build is named by what it is made of, so that two machines have the same', () => {
  expect(readFileSync('.next/BUILD_ID', 'utf8')).toBe(readFileSync('.next/built-from', 'utf8'));
});
