import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeReply } from '../http';
import { type Emulator, newState } from './emulator';
import { handleRequest } from './handle-request';
import { DEFAULT_OPTIONS, type TelegramOptions } from './options';

export type RunningTelegram = { url: string; port: number; close(): Promise<void> };

/** Starts an emulator of Telegram and answers once it listens. */
export async function startTelegram(
  given: Partial<TelegramOptions> & Pick<TelegramOptions, 'token'>,
): Promise<RunningTelegram> {
  const options: TelegramOptions = { ...DEFAULT_OPTIONS, ...given };
  const server = createServer();
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  const emulator = newEmulator(options, url);
  serve(server, emulator);
  return {
    url,
    port,
    async close() {
      emulator.life.abort();
      emulator.webhook?.life.abort();
      server.close();
      server.closeAllConnections();
    },
  };
}

function newEmulator(options: TelegramOptions, url: string): Emulator {
  return {
    ...newState(),
    options,
    url,
    botId: Number(options.token.split(':')[0]),
    life: new AbortController(),
    delays: new AbortController(),
    revision: 0,
    changes: new EventTarget(),
  };
}

function serve(server: Server, emulator: Emulator): void {
  server.on('request', async (request, response) => {
    try {
      const reply = await handleRequest(emulator, request);
      if (reply) writeReply(response, reply);
      else response.destroy();
    } catch (error) {
      if (!emulator.life.signal.aborted && !request.destroyed) console.error(error);
      response.destroy();
    }
  });
}
