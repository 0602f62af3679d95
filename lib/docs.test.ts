import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// What docs/security.md and docs/proofs.md promise is shown by the tests they name by their files.
// A person who moves or drops one is sent to the page that still relies on it.

const SECURITY = readFileSync('docs/security.md', 'utf8');
const PROOFS = readFileSync('docs/proofs.md', 'utf8');
const rows = SECURITY.split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', , , tests = '']) => ({ number, files: testsIn(tests) }));

/** The files of tests, and the commands, that stand in backquotes. */
function testsIn(text: string): string[] {
  return [...text.matchAll(/`([^`\s]+\.(?:test|spec|contract)\.ts|npm [^`]+)`/g)].map(
    ([, file = '']) => file,
  );
}

it('every test that the pages about security and proofs name is there', () => {
  const named = [...testsIn(SECURITY), ...testsIn(PROOFS)];
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((file) => !file.startsWith('npm ') && !existsSync(file))).toEqual([]);
});

it('the page about security has a number and a test for each of its requirements', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60);
  for (const { number, files } of rows) {
    expect(number).toMatch(/^V(?:[1-9]|1[0-7])\.\d{1,2}\.\d{1,2}$/);
    expect(files.length, number).toBeGreaterThan(0);
  }
  const numbers = rows.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
});

it.each(['docs/tour.md', 'docs/rules.md', 'CONTRIBUTING.md'])(
  'every file and folder that %s names is there',
  (page) => {
    const named = [...readFileSync(page, 'utf8').matchAll(/`([a-z_]+\/[^`\s<]+|[a-z-]+\.ts)`/g)]
      .map(([, file = '']) => file)
      .filter((file) => file.includes('/') && !file.startsWith('npx '));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  },
);

it('what a page runs by hand is there, and runs on the Node that the project brings', () => {
  const pages = globSync('{*.md,{docs,emulators,lab}/**/*.md}');
  const commands = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/^.*\b(?:node|npx|tsx) .*\.ts\b.*$/gm)].map(
      ([line]) => line,
    ),
  );
  expect(commands.length).toBeGreaterThan(1);
  const unsure = commands.filter((line) => {
    const [, file] = /\bnode scripts\/run\.mjs (\S+\.ts)\b/.exec(line) ?? [];
    return !/\b(?:vitest|playwright|tsc)\b/.test(line) && !(file && existsSync(file));
  });
  expect(unsure).toEqual([]);
});
