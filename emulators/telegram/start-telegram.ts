import { listen } from '../listen';
import { type Emulator, newState } from './emulator';
import { DEFAULT_OPTIONS, type TelegramOptions } from './options';
import { routes } from './routes';

export type RunningTelegram = { url: string; port: number; close(): Promise<void> };

/** Starts an emulator of Telegram and answers once it listens. */
export async function startTelegram(
  given: Partial<TelegramOptions> & Pick<TelegramOptions, 'token'>,
): Promise<RunningTelegram> {
  const options: TelegramOptions = { ...DEFAULT_OPTIONS, ...given };
  const { url, port, serve, close } = await listen(options);
  const emulator: Emulator = {
    ...newState(),
    options,
    url,
    botId: Number(options.token.split(':')[0]),
    life: new AbortController(),
    delays: new AbortController(),
    revision: 0,
    changes: new EventTarget(),
  };
  serve(routes(emulator));
  return {
    url,
    port,
    async close() {
      emulator.life.abort();
      emulator.webhook?.life.abort();
      close();
    },
  };
}
