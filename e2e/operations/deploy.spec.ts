import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {
  aServer,
  NO_SERVER_HERE,
  proof,
  type Server,
  SHOP_USER,
  watchArguments,
} from '../world/deployed/server';
import { expect, test } from '../world/fixtures';

// Where these cannot be run that is said, and they are counted as skipped; CI must run them.
if (NO_SERVER_HERE) console.warn(`deploy.spec.ts: ${NO_SERVER_HERE}`);
test.skip(NO_SERVER_HERE !== '' && !process.env.CI, NO_SERVER_HERE);

const INSTALL = 'project/deploy/install.sh';
const UPDATE = 'program/source/deploy/update.sh';
const RUN = 'program/source/deploy/run.sh';

// Every test installs and updates a server, and at its end nothing that builds is left alive: one
// after the other.
test.describe.configure({ mode: 'default', timeout: 360_000 });

let server: Server;

test.beforeEach(() => {
  if (NO_SERVER_HERE) throw new Error(NO_SERVER_HERE);
  server = aServer();
});
test.afterEach(() => server.remove());

/** Runs a script of the server, which must end well. */
function deploy(script: string, ...args: string[]): string {
  const { status, stdout, stderr } = server.deploy(script, ...args);
  expect(status, `${stdout}${stderr}`).toBe(0);
  return stdout + stderr;
}

/** Installs a version of the project and brings it up; returns its revision. */
function bringUp(files: Record<string, string | null> = {}): string {
  const revision = server.publish(files);
  deploy(INSTALL, 'shop.example.ru');
  server.asShop(`echo database >${server.at('data/app.sqlite')}`);
  deploy(UPDATE);
  return revision;
}

/** Commands that leave a script which proves whose rights it was run by. */
function trap(file: string): string {
  return `mkdir -p ${path.dirname(file)}; cat >${file} <<'END'\n${proof(server, file)}END\nchmod 755 ${file}\n`;
}

/** Commands that put settings of git and npm into a folder, each of which runs a trap. */
function plantSettings(folder: string): string {
  const hooks = ['post-checkout', 'reference-transaction', 'post-merge', 'post-index-change'];
  return `
    ${hooks.map((name) => trap(`${folder}/h/${name}`)).join('')}
    ${trap(`${folder}/command`)}
    printf '[core]\\nhooksPath=${folder}/h\\nfsmonitor=${folder}/command\\nsshCommand=${folder}/command\\n' >${folder}/.gitconfig
    printf 'script-shell=${folder}/command\\nignore-scripts=false\\nnode-options=--require=${folder}/x\\n' >${folder}/.npmrc
  `;
}

function currentVersion(): string {
  return path.basename(readlinkSync(server.at('program/current')));
}

function unit(): string {
  return readFileSync(server.at('units', `${path.basename(server.at())}.service`), 'utf8');
}

/** One that has ended may be listed until its parent has asked how. */
function isAlive(pid: string): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
}

const UNIT = readFileSync('deploy/chakra-checkout.service', 'utf8');

test('What the user of the shop prepares in its folder, root neither runs nor writes through', () => {
  bringUp();
  const data = server.at('data');
  writeFileSync(server.at('roots-file'), 'of root');
  server.asShop(`
    ${plantSettings(data)}
    ln -s ${server.at('units')} ${data}/rehearsal
    ln -s ${server.at('roots-file')} ${data}/before-update.sqlite.new
    ln -s ${server.at('caddy')} ${data}/before-update.sqlite
    rm -r ${data}/backups; ln -s ${server.at('caddy')} ${data}/backups
  `);
  const revision = server.publish();
  deploy(UPDATE);
  server.deploy(INSTALL, 'shop.example.ru');

  expect(currentVersion()).toBe(revision);
  expect(server.proofs()).toEqual([]);
  expect(readFileSync(server.at('roots-file'), 'utf8')).toBe('of root');
  for (const folder of ['program', 'units', 'caddy']) expect(server.notOfRoot(folder)).toEqual([]);
  expect(unit()).toBe(UNIT);
});

test('What builds a version reads no settings and no database, and leaves nothing that it may change', async () => {
  const seen = server.at('proofs/seen');
  const evil = `
    id -u >${seen}
    cat ${server.at('settings/.env')} ${server.at('data/app.sqlite')} .env $HOME/.npmrc >>${seen}
    ${plantSettings('$HOME')}
    sed -i s/^User=.*/User=root/ deploy/chakra-checkout.service
    mkdir open; chmod 777 open; cp /bin/true open/suid; chmod 4777 open/suid
    rm -r .node; ln -s ${server.at('units')} .node
    ln -s ${server.at('units')} .env
    (while sleep 0.1; do echo late >>open/late; done) >/dev/null 2>&1 &
    echo $! >${server.at('proofs/pid')}
  `;
  bringUp({ 'build.sh': evil });
  server.publish();
  deploy(UPDATE);

  expect(readFileSync(seen, 'utf8')).toMatch(/^[1-9]\d*\n$/);
  expect(server.proofs()).toEqual([]);
  expect(isAlive(readFileSync(server.at('proofs/pid'), 'utf8').trim())).toBe(false);
  for (const folder of ['program', 'units']) expect(server.notOfRoot(folder)).toEqual([]);
  expect(readdirSync(server.at('units')).filter((name) => name.endsWith('.env'))).toEqual([]);
  expect(unit()).toBe(UNIT);
});

for (const [title, command] of [
  ['a second name of another file', 'echo x >a; ln a b'],
  ['a channel', 'mkfifo pipe'],
] as const) {
  test(`A build that leaves ${title} is not switched to`, () => {
    const before = bringUp();
    server.publish({ 'build.sh': command });
    const { status, stderr } = server.deploy(UPDATE);

    expect([status, stderr]).toEqual([1, expect.stringContaining('Ничего не переключено')]);
    expect(currentVersion()).toBe(before);
  });
}

/** What an update leaves beside the settings of a project whose address names a password or token. */
function addressesKept(): { config: string; credentials: string } {
  const config = server.asRoot(`cat ${server.at('program/source/.git/config')}`);
  const kept = server.at('settings/git-credentials');
  return { config, credentials: existsSync(kept) ? readFileSync(kept, 'utf8') : '' };
}

test('A build that fails leaves nothing that runs with the rights of the shop', () => {
  const before = bringUp();
  const evil = `spawnSync('sh', ['-c', 'grep SECRET ${server.at('settings/.env')} >>${server.at('proofs/all')}']);`;
  server.publish({ 'build.sh': `cat >>scripts/run.mjs <<'END'\n${evil}\nEND\nexit 1` });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(server.deploy(UPDATE).status).not.toBe(0);
  }

  expect(server.proofs()).toEqual([]);
  expect(currentVersion()).toBe(before);
});

test('A version that does not answer gives back the one before with its database, wherever that keeps its programs', () => {
  // So they lay before they were moved to scripts/.
  const former = Object.fromEntries(
    ['migrate', 'restore'].flatMap((name) => [
      [`db/${name}.ts`, ''],
      [`scripts/${name}.ts`, null],
    ]),
  );
  const before = bringUp(former);
  const database = server.at('data/app.sqlite');
  expect(readFileSync(database, 'utf8')).toBe('database\n');
  server.publish({ 'db/migrate.ts': null, 'db/restore.ts': null });
  rmSync(server.at('answers'));
  server.whenStarted(
    `[ $(basename $(readlink ${server.at('program/current')})) = ${before} ] || echo migrated >>${database}`,
  );
  const { status, stderr } = server.deploy(UPDATE);

  expect([status, stderr]).toEqual([1, expect.stringContaining('дело не в версии')]);
  expect(currentVersion()).toBe(before);
  expect(readFileSync(database, 'utf8')).toBe('database\n');
  server.asShop(`echo sold >>${database}`);
  const kept = server.at('data/before-update.sqlite');
  deploy(RUN, 'restore', kept, '--replace');
  expect(readFileSync(database, 'utf8')).toBe('database\n');
  expect(deploy(RUN, 'admin:link')).toContain('a link into the admin');
});

/** An installation whose program belongs to the user of the shop, as it once was. */
function formerInstallation(): { program: string; old: string } {
  const old = server.publish();
  const program = server.at('program');
  server.asRoot(`git clone --quiet ${server.at('project')} ${program}/source
    chown -R ${SHOP_USER} ${program}`);
  server.asShop(`
    mkdir -p ${program}/releases/${old}
    git -C ${program}/source archive HEAD | tar -x -C ${program}/releases/${old}
    ln -s ${server.at('settings/.env')} ${program}/releases/${old}/.env
    ln -s ${program}/releases/${old} ${program}/current
    sed -i s/^User=.*/User=root/ ${program}/releases/${old}/deploy/chakra-checkout.service
    echo database >${server.at('data/app.sqlite')}
    ${plantSettings(server.at('data'))}
    for hook in post-checkout reference-transaction; do
      cp ${server.at('data/command')} ${program}/source/.git/hooks/$hook
    done
    git -C ${program}/source config core.fsmonitor ${server.at('data/command')}
    git -C ${program}/source config filter.x.smudge ${server.at('data/command')}
  `);
  return { program, old };
}

/** A project like this one whose update script proves whose rights it was run by. */
function evilProject(): string {
  const evil = server.at('evil');
  server.asRoot(`git clone --quiet ${server.at('project')} ${evil}`);
  writeFileSync(`${evil}/deploy/update.sh`, proof(server, 'update.sh'));
  server.asRoot(`git -C ${evil} -c user.name=x -c user.email=x@x commit --quiet --all -m evil`);
  return evil;
}

test('An installation whose program belonged to the shop is taken over, and goes back to it safely', () => {
  const { program, old } = formerInstallation();
  server.asShop(`git -C ${program}/source config remote.origin.url ${evilProject()}`);
  const untouched = server.deploy(UPDATE);
  expect([untouched.status, untouched.stderr]).toEqual([1, expect.stringContaining('git clone')]);
  expect(server.proofs()).toEqual([]);

  // Copied by an ordinary user of the server, and run by sudo.
  server.asRoot(`git clone --quiet ${server.at('project')} ${server.at('copy')}
    chown -R sys ${server.at('copy')}`);
  const FROM_COPY = 'copy/deploy/update.sh';
  server.publish();
  rmSync(server.at('answers'));
  const failed = server.deploy(FROM_COPY);

  expect(failed.stdout).toContain('берём её заново, для root');
  expect(currentVersion()).toBe(old);
  expect(unit()).toBe(UNIT);
  writeFileSync(server.at('answers'), '');
  deploy(UPDATE);
  const newest = server.publish();
  deploy(UPDATE);
  expect(currentVersion()).toBe(newest);
  expect(server.proofs()).toEqual([]);
  expect(server.notOfRoot('program')).toEqual([]);
  expect(existsSync(`${program}/releases`)).toBe(false);
});

for (const [address, config, credentials] of [
  [
    'https://ghp_SECRET@github.com/o/r.git',
    'https://github.com/o/r.git',
    'https://ghp_SECRET:@github.com\n',
  ],
  [
    'https://me:a@SECRET@github.com/o/r.git',
    'https://github.com/o/r.git',
    'https://me:a@SECRET@github.com\n',
  ],
  [
    'https://me:SECRET@git.example.ru:8443/@team/r.git',
    'https://git.example.ru:8443/@team/r.git',
    'https://me:SECRET@git.example.ru:8443\n',
  ],
  ['https://git.example.ru:8443/@team/r.git', 'https://git.example.ru:8443/@team/r.git', ''],
  ['git@github.com:o/r.git', 'git@github.com:o/r.git', ''],
] as const) {
  test(`Where updates come from is kept without its secret: ${address}`, () => {
    server.publish();
    server.asRoot(`git -C ${server.at('project')} remote add origin '${address}'`);
    const argumentsSoFar = watchArguments(server);
    deploy(INSTALL, 'shop.example.ru');

    const kept = addressesKept();
    expect(kept.config).toContain(`\turl = ${config}\n`);
    expect(kept.config).not.toContain('SECRET');
    expect(kept.credentials).toBe(credentials);
    expect(argumentsSoFar()).toContain('git');
    expect(argumentsSoFar()).not.toContain('SECRET');
  });
}

test('Only a version that is signed is taken where the signers are named', () => {
  bringUp();
  const before = currentVersion();
  const key = server.at('key');
  server.asRoot(`ssh-keygen -q -t ed25519 -N '' -f ${key}
    echo "seller@example.ru $(cat ${key}.pub)" >${server.at('settings/allowed_signers')}`);
  server.publish();
  const { status, stderr } = server.deploy(UPDATE);
  expect([status, stderr]).toEqual([1, expect.stringContaining('не подписана')]);
  expect(currentVersion()).toBe(before);

  server.asRoot(`git -C ${server.at('project')} -c user.name=x -c user.email=seller@example.ru \
    -c gpg.format=ssh -c user.signingkey=${key}.pub commit --quiet --allow-empty -m signed -S`);
  deploy(UPDATE);
  expect(currentVersion()).not.toBe(before);
});

test('No secret of an installation is in the arguments of a command, and its settings are for the shop alone', () => {
  server.publish();
  const argumentsSoFar = watchArguments(server);
  rmSync(server.at('settings/.env'));
  deploy(INSTALL, 'shop.example.ru');

  const settings = readFileSync(server.at('settings/.env'), 'utf8');
  const secret = /^APP_SECRET=(.{43}=)$/m.exec(settings)?.[1] ?? 'none';
  expect(settings).toContain('PUBLIC_URL=https://shop.example.ru\n');
  expect(argumentsSoFar()).toContain('git');
  expect(argumentsSoFar()).not.toContain(secret.slice(0, 20));
});
