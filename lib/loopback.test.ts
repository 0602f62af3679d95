import { expect, it } from 'vitest';
import { isLoopback } from './loopback';

it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])(
  '%s is this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

it.each([
  '',
  '0.0.0.0',
  '::',
  '10.0.0.1',
  '128.0.0.1',
  '1127.0.0.1',
  '127.0.0.1.example.com',
  'localhost.example.com',
  'notlocalhost',
  '[::2]',
  '127.0.0',
  'shop.example',
])('%j is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});
