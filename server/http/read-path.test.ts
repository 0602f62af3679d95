import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPath, UNREADABLE_PATH } from './read-path';

describe('a path is read decoded', () => {
  it.each([
    ['/', '/'],
    ['/reading/aB-_9?x=/../y', '/reading/aB-_9'],
    ['/%61dmin', '/admin'],
    ['/order/abc/', '/order/abc/'],
    ['/_next/static/chunks/%5Broot%5D.js', '/_next/static/chunks/[root].js'],
    ['/order/%D0%B6', '/order/ж'],
    ['/a..b/...', '/a..b/...'],
  ])('%s', (target, path) => {
    expect(readPath(target)).toBe(path);
  });
});

describe('a path that could be read in two ways is not read', () => {
  it.each([
    '/x/../reading/t',
    '/./x',
    '/x/..',
    '/.',
    '/x/%2e%2e/y',
    '/x/.%2E/y',
    '/%2e/x',
    '//x',
    '/x//y',
    '/x/%2Fy',
    '/x%2f..%2fy',
    '/x\\y',
    '/x%5cy',
    '/%5C%5Ce',
    '/x/..;/../y',
    '/%00',
    '/x%0d%0ay',
    '/x%7f',
    '/x%1f',
    '/%',
    '/%zz',
    '/%E0%A4%A',
    '/%c0%ae%c0%ae/x',
    '/%252e%252e/x',
    '/x%252fy',
    '/x#y',
    '/x y',
    '/ж',
    '',
    'x',
    '*',
    UNREADABLE_PATH,
  ])('%j', (target) => {
    expect(readPath(target)).toBeNull();
  });
});

it('what is read is what a browser would ask for: nothing moves it elsewhere', () => {
  const pieces = [
    '/',
    '.',
    '..',
    '%2e',
    '%2F',
    '\\',
    '%5c',
    'admin',
    'x',
    '%61',
    '%',
    '%25',
    '%00',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
      const target = `/${parts.join('')}`;
      const path = readPath(target);
      if (path === null) return;
      expect(decodeURIComponent(new URL(`http://a${target}`).pathname)).toBe(path);
      expect(readPath(new URL(`http://a${target}`).pathname)).toBe(path);
    }),
  );
});
