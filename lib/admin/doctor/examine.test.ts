import { expect, it } from 'vitest';
import { found } from './check';
import { examine } from './examine';

const TIMEOUT_MS = 20;

it('a check that throws or never ends is red, and spoils no other', async () => {
  const secret = 'https://user:password@example.ru';
  const checks = [
    { name: 'бросает', look: () => Promise.reject(new Error(secret)) },
    { name: 'сразу', look: () => Promise.reject(Object.assign(new Error(secret), { code: 'EX' })) },
    { name: 'висит', look: () => new Promise<never>(() => undefined) },
    { name: 'хорош', look: () => found.green('Да.') },
  ];

  expect(await examine(checks, TIMEOUT_MS)).toEqual([
    { name: 'бросает', result: 'red', sentence: 'Проверка не удалась: Error.' },
    { name: 'сразу', result: 'red', sentence: 'Проверка не удалась: Error EX.' },
    { name: 'висит', result: 'red', sentence: 'Не ответило за 5 секунд. Проверьте ещё раз.' },
    { name: 'хорош', result: 'green', sentence: 'Да.' },
  ]);
});

it('the time limit is passed to the check, so that it can stop', async () => {
  let stopped = false;
  const look = (signal: AbortSignal) =>
    new Promise<never>(() => {
      signal.addEventListener('abort', () => {
        stopped = true;
      });
    });
  await examine([{ name: 'ждёт', look }], TIMEOUT_MS);
  expect(stopped).toBe(true);
});
