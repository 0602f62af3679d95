import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installDebianPackage } from './debian';

/** A server for tests alone, in a folder of its own. */
export type TestPostgres = {
  /** Of a database with this name, which must be there. */
  url(database: string): string;
  /** Ends the server as a crash does; what it has kept stays. */
  crash(): void;
  /** Starts it again where it was. */
  restart(): void;
  /** Crashes and restarts it, while this process goes on with what it does. */
  bounce(): Promise<void>;
  /** Ends the server, and takes its folder away. */
  stop(): void;
};

const DEBIAN = '/usr/lib/postgresql';
/** The server refuses to run as root; the package has made it a user. */
const USER = 'postgres';

/** Brings PostgreSQL; where that cannot be, says what will not be tested. Returns whether it is here. */
export function ensurePostgres(): boolean {
  if (postgresVersion() || installDebianPackage('postgresql')) return postgresVersion() !== null;
  process.stderr.write('postgresql здесь нет, будет пропущено: магазин на PostgreSQL.\n');
  return false;
}

/** The version of the server that tests use, such as `15.18`; null where there is none. */
export function postgresVersion(): string | null {
  const folder = programs();
  if (!folder) return null;
  const { stdout } = spawnSync(path.join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
  return /\d+(?:\.\d+)?/.exec(stdout ?? '')?.[0] ?? null;
}

/** Starts a new server whose commits are durable; takes about a second. Throws where there is none. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<TestPostgres> {
  const folder = programs();
  if (!folder) throw new Error('PostgreSQL is not installed');
  const home = mkdtempSync(path.join(tmpdir(), 'chakra-postgres-'));
  const owner = ownerOf(home);
  const run = (program: string, ...args: string[]) =>
    execFileSync(path.join(folder, program), args, { cwd: home, stdio: 'pipe', ...owner });
  const data = path.join(home, 'data');
  const port = await freePort();
  run('initdb', '-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
  const options = { ...settings, port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  const given = Object.entries(options).map(([name, value]) => `-c ${name}=${value}`);
  const log = path.join(home, 'log');
  const toStart = ['-D', data, '-l', log, '-w', '-o', given.join(' '), 'start'];
  const toCrash = ['-D', data, '-m', 'immediate', 'stop'];
  const start = () => run('pg_ctl', ...toStart);
  const crash = () => run('pg_ctl', ...toCrash);
  const later = (args: string[]) => runLater(path.join(folder, 'pg_ctl'), args, home, owner);
  start();
  return {
    url: (database) => `postgres://${USER}@127.0.0.1:${port}/${database}`,
    crash: () => void crash(),
    restart: () => void start(),
    bounce: async () => {
      await later(toCrash);
      await later(toStart);
    },
    stop: () => {
      if (existsSync(path.join(data, 'postmaster.pid'))) crash();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The folder of the server's programs, which Debian keeps out of the path. */
function programs(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const newestFirst = versions.toSorted((one, other) => Number(other) - Number(one));
  const folders = newestFirst.map((version) => path.join(DEBIAN, version, 'bin'));
  const all = [...folders, ...(process.env.PATH ?? '').split(path.delimiter)];
  return all.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

/** The server inherits what its starter writes to, so nothing is read from that: it would never end. */
async function runLater(
  program: string,
  args: string[],
  cwd: string,
  owner: { uid?: number; gid?: number },
): Promise<void> {
  const child = spawn(program, args, { cwd, stdio: 'ignore', ...owner });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${program} ${args.at(-1)} ended with ${code}`);
}

/** As whom the server runs; gives that user the folder. */
function ownerOf(home: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }));
  execFileSync('chown', [USER, home]);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
