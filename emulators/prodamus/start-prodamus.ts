import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeReply } from '../http';
import type { Emulator } from './emulator';
import { resumeRetries } from './events/deliver';
import { handleRequest } from './handle-request';
import { DEFAULT_OPTIONS, type ProdamusOptions } from './options';
import { saver } from './saver';
import { readState, type State, writeState } from './state-file';

export type RunningProdamus = { url: string; port: number; close(): Promise<void> };

/** Starts an emulator of Prodamus and answers once it listens. */
export async function startProdamus(
  given: Partial<ProdamusOptions> & Pick<ProdamusOptions, 'secret'>,
): Promise<RunningProdamus> {
  const options: ProdamusOptions = { ...DEFAULT_OPTIONS, ...given };
  const { stateFile } = options;
  const state = stateFile ? await readState(stateFile) : { links: new Map(), payments: [] };
  const server = createServer();
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  const { save, idle } = saver(async () => {
    if (stateFile) await writeState(stateFile, state);
  });
  const emulator = newEmulator(options, url, state, save);
  serve(server, emulator);
  resumeRetries(emulator);
  return {
    url,
    port,
    async close() {
      emulator.life.abort();
      server.close();
      server.closeAllConnections();
      await idle();
    },
  };
}

function newEmulator(
  options: ProdamusOptions,
  url: string,
  state: State,
  save: () => void,
): Emulator {
  const { webhooks } = options;
  const life = new AbortController();
  return { options, url, webhooks: [...webhooks], faults: {}, ...state, life, save };
}

function serve(server: Server, emulator: Emulator): void {
  server.on('request', async (request, response) => {
    try {
      const reply = await handleRequest(emulator, request);
      if (reply) writeReply(response, reply);
    } catch (error) {
      if (!emulator.life.signal.aborted) console.error(error);
      response.destroy();
    }
  });
}
