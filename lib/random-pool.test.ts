import { expect, it } from 'vitest';
import { randomPool } from './random-pool';

it('gives as many bytes as asked for, never the same twice, however often it is asked', () => {
  const draw = randomPool(16);
  const drawn = Array.from({ length: 1_000 }, draw);

  expect(drawn.every(({ length }) => length === 16)).toBe(true);
  expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(1_000);
});

it('draws each bit both ways', () => {
  const draw = randomPool(4);
  const drawn = Array.from({ length: 600 }, () => draw().readUInt32BE());

  expect(drawn.reduce((all, one) => all | one, 0) >>> 0).toBe(0xffff_ffff);
  expect(drawn.reduce((all, one) => all & one, -1)).toBe(0);
});
