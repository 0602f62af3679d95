import { spawnSync } from 'node:child_process';
import { outdatedWords } from './words';

// npm run check: format, lint, types and words. The import rules are a test: lib/imports.test.ts.
const steps = [
  ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['node_modules/next/dist/bin/next', 'typegen'],
  ['node_modules/typescript/bin/tsc', '--noEmit'],
];

for (const args of steps) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

const outdated = outdatedWords(process.cwd());
for (const line of outdated) console.error(line);
if (outdated.length > 0) process.exit(1);
