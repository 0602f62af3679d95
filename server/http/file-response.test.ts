import { expect, it } from 'vitest';
import { fileResponse } from './file-response';

const CSV = { name: 'a.csv', type: 'text/csv; charset=utf-8' };

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
  const response = fileResponse(parts(), CSV);
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
  expect(await fileResponse(parts(), CSV).text()).toBe('№\r\n1\r\n');
});
