import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHAKRA_COLOURS, PALETTE, tintOf } from './palette';

const [light = ''] = readFileSync('app/styles/tokens.css', 'utf8').split('@media');
const onPages = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(light)?.[1];

it('documents have the light colours of the pages', () => {
  const { soft, ...rest } = PALETTE;

  for (const [name, colour] of Object.entries({ ...rest, ...CHAKRA_COLOURS, 'ink-soft': soft })) {
    expect(onPages(name), name).toBe(colour);
  }
});

it('a tint is the colour almost gone', () => {
  expect(tintOf('sahasrara')).toBe('#f0ecf3');
});
