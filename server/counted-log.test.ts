import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CountedLog } from './counted-log';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aLog(perMinute: number) {
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { base: null, timestamp: false },
    { write: (line) => lines.push(JSON.parse(line)) },
  );
  return { lines, counted: new CountedLog(log, perMinute) };
}

it('of each kind so many lines a minute are written, the others are told as a number', () => {
  const { lines, counted } = aLog(2);
  for (let at = 0; at < 5; at += 1) counted.write('warn', 'a', { at }, 'it happened');
  counted.write('info', 'b', {}, 'something else');
  expect(lines).toEqual([
    { level: 40, at: 0, msg: 'it happened' },
    { level: 40, at: 1, msg: 'it happened' },
    { level: 30, msg: 'something else' },
  ]);
  vi.advanceTimersByTime(60_000);
  expect(lines.slice(3)).toEqual([
    { level: 40, kind: 'a', count: 3, msg: 'it happened, and again' },
  ]);
});

it('a minute later they are written again', () => {
  const { lines, counted } = aLog(1);
  for (let at = 0; at < 3; at += 1) {
    counted.write('error', 'a', { at }, 'it happened');
    vi.advanceTimersByTime(60_000);
  }
  expect(lines.map(({ at }) => at)).toEqual([0, 1, 2]);
});
