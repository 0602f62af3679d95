import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The shop's user and those that build: users that every Debian has and that own nothing. */
export const SHOP_USER = 'nobody';
const BUILD_USERS = ['games', 'news'] as const;

/** Why the scripts of a server cannot be run here; empty where they can. */
export const NO_SERVER_HERE = whyNot();

/** A server to install and update the shop on, in a folder of its own. */
export type Server = {
  /** A path of it. */
  at(...parts: string[]): string;
  /** Runs a script of `deploy/` as root. */
  deploy(script: string, ...args: string[]): SpawnSyncReturns<string>;
  /** Runs commands of a shell; returns what they print. */
  asRoot(commands: string): string;
  /** What an attacker does with the rights of the shop's user. */
  asShop(commands: string): void;
  /** Commands that are run when the shop is started; `$2` is the unit, if it is started as one. */
  whenStarted(commands: string): void;
  /** Commands that succeed when an address, the last of their arguments, answers. */
  whenAsked(commands: string): void;
  /** Files of the project's next version, null for one that goes; the answer is its revision. */
  publish(files?: Record<string, string | null>): string;
  /** What in a folder somebody but root owns or may write. */
  notOfRoot(folder: string): string[];
  /** What attackers have written down, each line with the id of whose rights it was done by. */
  proofs(): string[];
  remove(): void;
};

/** What an attack runs where it hopes that somebody else runs it. */
export function proof(server: Pick<Server, 'at'>, name: string): string {
  return `#!/bin/sh\necho "${name} $(id -u)" >>${server.at('proofs/all')}\n`;
}

/**
 * Makes the server: git, users and files are real; systemd, the shop's answers and the packages
 * are played. `answers` is a file: while it is there, the shop answers; commands in it decide it.
 * Whatever a builder left running is ended, so tests that run beside each other need one each.
 */
export function aServer(builder: (typeof BUILD_USERS)[number] = 'games'): Server {
  const root = mkdtempSync(path.join(tmpdir(), 'chakra-server-'));
  chmodSync(root, 0o755);
  const at = (...parts: string[]) => path.join(root, ...parts);
  for (const folder of [
    'bin',
    'data',
    'settings',
    'units/multi-user.target.wants',
    'caddy',
    'proofs',
    'project/scripts',
    'project/db',
  ])
    mkdirSync(at(folder), { recursive: true });
  chmodSync(at('proofs'), 0o777);
  writeFileSync(at('proofs/all'), '');
  chmodSync(at('proofs/all'), 0o666);
  writeFileSync(at('started'), '');
  const wants = at('units/multi-user.target.wants');
  played(
    at,
    'systemctl',
    `echo "$*" >>${at('systemctl')}
case $1 in start | restart) sh -e ${at('started')} "$@" ;; esac
for unit; do case $1.$unit in
  enable.${path.basename(root)}*) ln -sf ../unit ${wants}/$unit.service ;;
  disable.${path.basename(root)}*) rm -f ${wants}/$unit.service ;;
esac; done`,
  );
  played(at, 'journalctl', 'true');
  played(at, 'apt-get', 'true');
  played(at, 'curl', `sh ${at('answers')} "$@" 2>/dev/null`);
  writeFileSync(at('answers'), '');
  bring(process.execPath, at('bin/node'));
  const { uid, gid } = idsOf(SHOP_USER);
  chownSync(at('data'), uid, gid);
  chmodSync(at('data'), 0o700);
  writeFileSync(at('settings/.env'), `DATABASE_URL=file:${at('data/app.sqlite')}\nSECRET=1\n`);
  for (const [file, mode] of [
    ['settings', 0o750],
    ['settings/.env', 0o640],
  ] as const) {
    chownSync(at(file), 0, gid);
    chmodSync(at(file), mode);
  }
  const env = {
    NODE_ENV: 'production' as const,
    PATH: `${at('bin')}:${process.env.PATH}`,
    HOME: '/root',
    CHAKRA_PROGRAM: at('program'),
    CHAKRA_DATA: at('data'),
    CHAKRA_SETTINGS: at('settings'),
    CHAKRA_UNITS: at('units'),
    CHAKRA_CADDY: at('caddy'),
    CHAKRA_OWNER: SHOP_USER,
    CHAKRA_BUILDER: builder,
    CHAKRA_SERVICE: path.basename(root),
    CHAKRA_TIMEOUT_SECONDS: '1',
    CHAKRA_PAUSE_SECONDS: '0',
  };
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { env, encoding: 'utf8', cwd: root });
  const must = (command: string, ...args: string[]) => {
    const { status, stdout, stderr } = run(command, ...args);
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
    return stdout.trim();
  };
  const asRoot = (commands: string) => must('sh', '-ec', commands);
  const git = (...args: string[]) =>
    must('git', '-C', at('project'), '-c', 'user.name=x', '-c', 'user.email=x@x', ...args);
  const asShop = (commands: string) =>
    void must(
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      'sh',
      '-ec',
      commands,
    );
  git('init', '--quiet', '--initial-branch=main');
  const publish: Server['publish'] = (files = {}) => {
    cpSync('deploy', at('project/deploy'), { recursive: true });
    copyFileSync('.env.example', at('project/.env.example'));
    copyFileSync('e2e/world/deployed/run.mjs', at('project/scripts/run.mjs'));
    for (const name of ['admin-link', 'audit', 'build', 'migrate', 'restore'])
      writeFileSync(at('project/scripts', `${name}.ts`), '');
    for (const [name, text] of Object.entries(files)) {
      if (text === null) rmSync(at('project', name));
      else writeFileSync(at('project', name), text);
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '-m', 'a version');
    return git('rev-parse', '--short', 'HEAD');
  };
  return {
    at,
    deploy: (script, ...args) => run(at(script), ...args),
    asRoot,
    asShop,
    whenStarted: (commands) => writeFileSync(at('started'), commands),
    whenAsked: (commands) => writeFileSync(at('answers'), commands),
    publish,
    notOfRoot: (folder) => {
      const foreign = ['(', '!', '-uid', '0', '-o', '!', '-type', 'l', '-perm', '/6022', ')'];
      return must('find', at(folder), ...foreign)
        .split('\n')
        .filter(Boolean);
    },
    proofs: () => readFileSync(at('proofs/all'), 'utf8').split('\n').filter(Boolean),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Every command of the system, writing its arguments down before it does what it does. */
export function watchArguments({ at }: Server): () => string {
  const watched = at('watched');
  const said = at('arguments');
  writeFileSync(
    watched,
    `#!/bin/bash\necho "$0 $*" >>${said}\nname=\${0##*/}\n` +
      `for folder in /usr/sbin /usr/bin; do [ -x $folder/$name ] && exec $folder/$name "$@"; done\n`,
  );
  writeFileSync(said, '');
  for (const open of [watched, at('bin')]) chmodSync(open, 0o755);
  chmodSync(said, 0o666);
  for (const name of ['/usr/bin', '/usr/sbin'].flatMap((folder) => readdirSync(folder))) {
    if (!existsSync(at('bin', name)) && name !== 'env') symlinkSync(watched, at('bin', name));
  }
  return () => readFileSync(said, 'utf8');
}

function played(at: Server['at'], name: string, does: string): void {
  writeFileSync(at('bin', name), `#!/bin/sh\n${does}\n`, { mode: 0o755 });
}

/** The project may lie where only root may look. */
function bring(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function idsOf(user: string): { uid: number; gid: number } {
  const id = (what: string) => Number(spawnSync('id', [what, user], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

function whyNot(): string {
  if (process.getuid?.() !== 0) return 'only root can install and update a server';
  const missing = [
    ['git', '--version'],
    ['setpriv', '--version'],
    ['setsid', '--version'],
    ['id', SHOP_USER],
    ...BUILD_USERS.map((user) => ['id', user]),
  ].find(([command = '', ...args]) => spawnSync(command, args).status !== 0);
  return missing ? `this system has no ${missing.join(' ')}` : '';
}
