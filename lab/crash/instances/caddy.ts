import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/e2e/world/free-port';
import { type Program, startCommand } from '@/e2e/world/program';

const RECIPE = path.resolve('deploy/Caddyfile.instances');

/** The proxy of the recipe for several instances, without TLS. */
export type Caddy = {
  url: string;
  /** Kills it, starts it again at once and waits until it listens. */
  crash(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts Caddy before instances at these addresses, such as `127.0.0.1:3001`. */
export async function startCaddy(instances: readonly string[]): Promise<Caddy> {
  const home = mkdtempSync(path.join(tmpdir(), 'chakra-caddy-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const settings = {
    DOMAIN: url,
    UPSTREAMS: instances.join(' '),
    CADDY_ADMIN: `127.0.0.1:${await freePort()}`,
    XDG_DATA_HOME: home,
    XDG_CONFIG_HOME: home,
  };
  const args = ['run', '--config', RECIPE, '--adapter', 'caddyfile'];
  const start = async () => {
    const started = startCommand('caddy', args, settings);
    await untilListening(url, started);
    return started;
  };
  let program = await start();
  return {
    url,
    crash: async () => {
      program.signal('SIGKILL');
      await program.ended();
      program = await start();
    },
    stop: async () => {
      program.signal('SIGKILL');
      await program.ended();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function untilListening(url: string, program: Program): Promise<void> {
  const asks = () =>
    fetch(url, { method: 'OPTIONS' }).then(
      () => true,
      () => false,
    );
  while (!(await asks())) {
    if (program.isOver()) throw new Error(`Caddy has ended:\n${program.output()}`);
    await sleep(20);
  }
}
