import { expect, test } from 'vitest';
import { startProgram } from '@/e2e/world/program';

const MAIN = ['--import', 'tsx', 'emulators/telegram/main.ts'];

test('the program says where it listens and ends when asked', async () => {
  const program = startProgram([...MAIN, '--token', '1:abc', '--username', 'a_bot'], {});
  await program.says('"control"');
  const { url, control, page } = JSON.parse(program.output());
  expect([control, page]).toEqual([`${url}/control`, `${url}/a/`]);
  const { result } = await (await fetch(`${url}/bot1:abc/getMe`)).json();
  expect(result).toMatchObject({ id: 1, username: 'a_bot' });
  expect(await program.stop()).toBe(0);
});

test('a wrong flag is reported and ends the program with 2', async () => {
  const program = startProgram([...MAIN, '--token', 'abc'], {});
  expect(await program.ended()).toBe(2);
  expect(program.output()).toContain('a token is <id>:<secret>');
});

/**
 * Closes an emulator while an update waits for its next send, and lets the program go on to its
 * end.
 */
const CLOSING = `
  const { startTelegram } = await import('./emulators/telegram/start-telegram.ts');
  const { url, close } = await startTelegram({ token: '1:abc', allowLoopback: true });
  const post = async (path, body) => {
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(url + path, request)).json();
  };
  const { id: userId } = await post('/control/users', {});
  await post('/bot1:abc/setWebhook', { url: 'http://127.0.0.1:9/hook' });
  await post('/control/messages', { userId, text: 'раз' });
  while (!(await (await fetch(url + '/bot1:abc/getWebhookInfo')).json()).result.last_error_message);
  await close();
`;

test('a delivery that the end cuts short does not start itself anew without end', async () => {
  const program = startProgram(['--import', 'tsx', '--input-type=module', '-e', CLOSING], {});
  expect(await program.ended()).toBe(0);
  expect(program.output()).toBe('');
});
