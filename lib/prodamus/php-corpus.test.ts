import { expect, it } from 'vitest';
import { differences, type PhpCase } from './fixtures/differences';
import corpus from './fixtures/php-corpus.json';
import found from './fixtures/php-found.json';

// What PHP 8.2 said once, so that nothing is skipped where there is no PHP.

it('the recorded answers of PHP 8.2 still hold', async () => {
  expect(corpus.cases.length).toBeGreaterThan(300);
  expect(await differences(corpus.cases as PhpCase[])).toEqual([]);
});

it('what was ever signed otherwise than by PHP is signed as by PHP', async () => {
  expect(found.length).toBeGreaterThan(0);
  expect(await differences(found as PhpCase[])).toEqual([]);
});
