import { listen } from '../listen';
import type { Emulator } from './emulator';
import { resumeRetries } from './events/deliver';
import { DEFAULT_OPTIONS, type ProdamusOptions } from './options';
import { routes } from './routes';
import { readState, type State, saver, writeState } from './state-file';

export type RunningProdamus = { url: string; port: number; close(): Promise<void> };

/** Starts an emulator of Prodamus and answers once it listens. */
export async function startProdamus(
  given: Partial<ProdamusOptions> & Pick<ProdamusOptions, 'secret'>,
): Promise<RunningProdamus> {
  const options: ProdamusOptions = { ...DEFAULT_OPTIONS, ...given };
  const { stateFile } = options;
  const state: State = stateFile ? await readState(stateFile) : { links: new Map(), payments: [] };
  const { save, idle } = saver(async () => {
    if (stateFile) await writeState(stateFile, state);
  });
  const { url, port, serve, close } = await listen(options);
  const emulator: Emulator = {
    ...state,
    options,
    url,
    faults: {},
    life: new AbortController(),
    save,
  };
  serve(routes(emulator));
  resumeRetries(emulator);
  return {
    url,
    port,
    async close() {
      emulator.life.abort();
      close();
      await idle();
    },
  };
}
