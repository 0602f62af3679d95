import { expect, it } from 'vitest';
import { unknownNames } from './unknown-names';

it.each([
  ['BACKUPDIR', 'BACKUP_DIR'],
  ['SELER_NAME', 'SELLER_NAME'],
  ['price_kopecks', 'PRICE_KOPECKS'],
  ['PRICE_KOPECK', 'PRICE_KOPECKS'],
])('a misspelt %s is named with %s, which was likely meant', (typed, meant) => {
  expect(unknownNames([typed])).toEqual([expect.stringMatching(`^${typed}: .* ${meant}`)]);
});

it('a name like no other is named alone; what is known, or of Node and Next, is not', () => {
  const [only, ...others] = unknownNames(['BACKUP_DIR', 'NODE_ENV', 'NEXT_PUBLIC_X', 'WEATHER']);
  expect(only).toContain('WEATHER: такой настройки нет. ');
  expect(others).toEqual([]);
});
