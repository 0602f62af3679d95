import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCommand } from '@/e2e/world/program';
import { type Shop, untilReady } from '@/e2e/world/shop';

/** The instances of a shop as services of a machine, which the scripts of `deploy/` update. */
export type Services = {
  /** Updates them one after another; returns what was said, and how it ended. */
  update(): Promise<{ said: string; code: number | null }>;
  stop(): Promise<void>;
};

/**
 * Starts instances on `ports`, which are one number followed by 1, 2, …; systemd is played, and starts
 * each of them anew when it is told to. They are ready when this returns.
 */
export async function startServices(
  ports: readonly number[],
  launch: (port: number) => Shop,
): Promise<Services> {
  const shops = new Map(ports.map((port) => [port, launch(port)]));
  const stopAll = () => Promise.all([...shops.values()].map((shop) => shop.stop()));
  try {
    for (const shop of shops.values()) await untilReady(shop);
  } catch (error) {
    await stopAll();
    throw error;
  }
  const prefix = String(ports[0]).slice(0, -1);
  const control = createServer(async (request, answer) => {
    const port = Number(`${prefix}${request.url?.split('@').at(-1)}`);
    await shops.get(port)?.stop();
    shops.set(port, launch(port));
    answer.end();
  });
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  const home = aMachine(ports, (control.address() as AddressInfo).port);
  return {
    update: async () => {
      const updating = startCommand('bash', ['lab/bench/update/update.sh'], {
        ...[...shops.values()][0]?.env,
        PATH: [home, path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
        CHAKRA_PROGRAM: home,
        CHAKRA_UNITS: home,
        CHAKRA_SERVICE: 'shop',
        CHAKRA_PORTS: prefix,
      });
      const code = await updating.ended();
      return { said: updating.output(), code };
    },
    stop: async () => {
      control.close();
      await stopAll();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A folder with the list of services, and what plays systemd. */
function aMachine(ports: readonly number[], controlPort: number): string {
  const home = mkdtempSync(path.join(tmpdir(), 'chakra-machine-'));
  const wants = path.join(home, 'multi-user.target.wants');
  mkdirSync(wants);
  for (const port of ports) symlinkSync('unit', path.join(wants, `shop@${port % 10}.service`));
  const systemctl = path.join(home, 'systemctl');
  const restart = `curl -fsS -X POST http://127.0.0.1:${controlPort}/$2`;
  writeFileSync(systemctl, `#!/bin/sh\ncase $1 in restart) ${restart} ;; esac\n`);
  chmodSync(systemctl, 0o755);
  return home;
}
