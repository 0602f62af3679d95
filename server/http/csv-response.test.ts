import { expect, it } from 'vitest';
import { csvResponse } from './csv-response';

it('makes no more parts than are taken, and none once the client is gone', async () => {
  let made = 0;
  let ended = false;
  const parts = async function* () {
    try {
      for (;;) yield `${++made}\r\n`;
    } finally {
      ended = true;
    }
  };
  const response = csvResponse(parts(), 'a.csv');
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.read();
  expect(made).toBeLessThanOrEqual(3);
  await reader?.cancel();
  expect(ended).toBe(true);
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="a.csv"');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
});

it('ends where the parts end', async () => {
  const parts = async function* () {
    yield* ['№\r\n', '1\r\n'];
  };
  expect(await csvResponse(parts(), 'a.csv').text()).toBe('№\r\n1\r\n');
});
