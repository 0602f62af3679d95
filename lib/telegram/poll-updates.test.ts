import { once } from 'node:events';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { startTestEmulator, TOKEN } from '@/emulators/telegram/test-emulator';
import { aStore } from '../payments/fixtures/temporary-store';
import { pollUpdates } from './poll-updates';

it('one instance asks for updates, and another goes on when it has stopped', async () => {
  const emulator = await startTestEmulator();
  const { alone } = aStore();
  const came = new EventTarget();
  const whoGot = async () => String((await once(came, 'update')).map(({ type: _, who }) => who));
  const poll = (who: string) =>
    pollUpdates({
      token: TOKEN,
      apiRoot: emulator.url,
      log: pino({ level: 'silent' }),
      alone,
      receive: async () => void came.dispatchEvent(Object.assign(new Event('update'), { who })),
    });
  const stopOne = poll('one');
  const stopOther = poll('other');
  onTestFinished(async () => {
    stopOther();
    await emulator.close();
  });
  const userId = await emulator.user();
  const write = async () => {
    const got = whoGot();
    await emulator.control('/messages', { userId, text: 'Здравствуйте' });
    return got;
  };

  expect([await write(), await write()]).toEqual(['one', 'one']);
  stopOne();
  expect(await write()).toBe('other');
}, 60_000);
