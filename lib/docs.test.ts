import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// What docs/security.md and docs/proofs.md promise is shown by tests they name. A person who
// renames or drops one is sent to the page that still relies on it.

const SECURITY = readFileSync('docs/security.md', 'utf8');
const PROOFS = readFileSync('docs/proofs.md', 'utf8');
const rows = SECURITY.split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', , , tests = '']) => ({ number, titles: titlesIn(tests) }));

/** What stands in backquotes and has several words is the title of a test, or a command. */
function titlesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)]
    .map(([, title = '']) => title)
    .filter((title) => title.split(' ').length > 2 && !title.startsWith('npm '));
}

/** Every title as it is written in the source: with `${…}` where it is made of parts. */
function titlesOfTests(): Set<string> {
  const files = ['app', 'lib', 'server', 'db', 'components', 'scripts', 'lab', 'e2e'].flatMap(
    (folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:test|spec|contract)\.ts$/.test(file))
        .map((file) => `${folder}/${file}`),
  );
  const call = /\b(?:describe|it|test)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)+)\1/g;
  const titles = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(call)].map(([, , title = '']) => title),
  );
  return new Set(titles);
}

it('every test that the pages about security and proofs name is there', () => {
  const known = titlesOfTests();
  expect(known.size).toBeGreaterThan(500);
  const promised = PROOFS.slice(0, PROOFS.indexOf('## Истории заказа'));
  expect(titlesIn(promised).length).toBeGreaterThan(40);
  const lost = [...titlesIn(SECURITY), ...titlesIn(promised)].filter((title) => !known.has(title));
  expect(lost).toEqual([]);
});

it('the page about security has a number and a test for each of its requirements', () => {
  expect(rows.length).toBeGreaterThanOrEqual(60);
  for (const { number, titles } of rows) {
    expect(number).toMatch(/^V(?:[1-9]|1[0-7])\.\d{1,2}\.\d{1,2}$/);
    expect(titles.length, number).toBeGreaterThan(0);
  }
  const numbers = rows.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
});
