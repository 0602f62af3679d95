import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aServer, NO_SERVER_HERE, type Server } from '../world/deployed/server';
import { expect, test } from '../world/fixtures';

// Where these cannot be run that is said, and they are counted as skipped; CI must run them.
if (NO_SERVER_HERE) console.warn(`deploy-instances.spec.ts: ${NO_SERVER_HERE}`);
test.skip(NO_SERVER_HERE !== '' && !process.env.CI, NO_SERVER_HERE);

const INSTALL = 'project/deploy/install.sh';
const UPDATE = 'program/source/deploy/update.sh';
const INSTANCES = 'program/source/deploy/instances.sh';

// What builds is ended by its user, which these tests share: one after the other.
test.describe.configure({ mode: 'default', timeout: 360_000 });

let server: Server;

test.beforeEach(() => {
  if (NO_SERVER_HERE) throw new Error(NO_SERVER_HERE);
  server = aServer('news');
});
test.afterEach(() => server.remove());

/** Runs a script of the server, which must end well. */
function deploy(script: string, ...args: string[]): string {
  const { status, stdout, stderr } = server.deploy(script, ...args);
  expect(status, `${stdout}${stderr}`).toBe(0);
  return stdout + stderr;
}

/** Installs the shop on PostgreSQL with two instances; returns its revision. */
function bringUpTwo(): string {
  const settings = server.at('settings/.env');
  writeFileSync(settings, `DATABASE_URL=postgres:${server.at('data/app.postgres')}\nSECRET=1\n`);
  const revision = server.publish();
  deploy(INSTALL, 'shop.example.ru');
  deploy(UPDATE);
  deploy(INSTANCES, '2');
  return revision;
}

const currentVersion = () => path.basename(readlinkSync(server.at('program/current')));

/** What systemd was told since the last look, units by their numbers. */
function toldSystemd(): string[] {
  const file = server.at('systemctl');
  const told = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, '');
  return told.replaceAll(path.basename(server.at()), 'shop').split('\n').filter(Boolean);
}

const restarted = () => toldSystemd().filter((told) => told.startsWith('restart'));

/** Lets only what was started with these versions answer, each by the port of its unit. */
function onlyAnswers(...versions: string[]): void {
  const version = `$(basename $(readlink ${server.at('program/current')}))`;
  server.whenStarted(`echo ${version} >${server.at('version')}-\${2##*@}`);
  server.whenAsked(`
    for last; do :; done
    port=\${last#*:300}
    grep -qE '^(${versions.join('|')})$' ${server.at('version')}-\${port%%/*}`);
}

const unitsWanted = () =>
  readdirSync(server.at('units/multi-user.target.wants')).map((name) => name.replace(/^.*@/, ''));

const upstreams = () => readFileSync(server.at('units/caddy.service.d/upstreams.conf'), 'utf8');

test('Instances are updated one after another, after their database', () => {
  bringUpTwo();
  toldSystemd();
  const migrations = server.at('data/app.postgres');
  server.whenStarted(
    `echo "$2 $(basename $(readlink ${server.at('program/current')})) $(grep -c . ${migrations})" >>${server.at('starts')}`,
  );
  const revision = server.publish();
  expect(deploy(UPDATE)).toContain(`Работает ${revision}.`);

  expect(restarted()).toEqual(['restart shop@1', 'restart shop@2']);
  // The first update was the first migration.
  const starts = readFileSync(server.at('starts'), 'utf8').replaceAll(/^\S+@/gm, '');
  expect(starts).toBe(`1 ${revision} 2\n2 ${revision} 2\n`);
  expect(currentVersion()).toBe(revision);
});

test('A first instance that does not answer goes back, and the others are not stopped', () => {
  const before = bringUpTwo();
  toldSystemd();
  server.publish();
  onlyAnswers(before);
  const { status, stderr } = server.deploy(UPDATE);

  expect([status, stderr]).toEqual([1, expect.stringContaining(`возвращена прежняя: ${before}`)]);
  expect(stderr).not.toContain('продают');
  expect(restarted()).toEqual(['restart shop@1', 'restart shop@1']);
  expect(currentVersion()).toBe(before);
});

test('Where the version before does not start any more, the others are not stopped, and it is said how to go back', () => {
  bringUpTwo();
  toldSystemd();
  const revision = server.publish();
  server.whenAsked('case "$*" in *:3001/*) false ;; esac');
  const { status, stderr } = server.deploy(UPDATE);

  expect([status, stderr]).toEqual([1, expect.stringContaining('не перезапускайте ни их')]);
  expect(restarted().every((told) => told === 'restart shop@1')).toBe(true);
  // What ends by itself is started again by the version that fits the database.
  expect(currentVersion()).toBe(revision);
});

test('A second instance that does not answer ends the update, which may be repeated', () => {
  bringUpTwo();
  toldSystemd();
  const revision = server.publish();
  server.whenStarted(`touch ${server.at('started')}-\${2##*@}`);
  server.whenAsked(`case "$*" in *:3002/*) test ! -e ${server.at('started')}-2 ;; esac`);
  const { status, stderr } = server.deploy(UPDATE);
  expect([status, stderr]).toEqual([1, expect.stringContaining('@2 не ответил')]);

  server.whenAsked('true');
  deploy(UPDATE, revision);
  const twice = ['restart shop@1', 'restart shop@2'];
  expect(restarted()).toEqual([...twice, ...twice]);
});

test('Where the database cannot be migrated nothing is switched or restarted', () => {
  const before = bringUpTwo();
  toldSystemd();
  server.publish({ 'scripts/migrate.ts': null });
  const { status, stderr } = server.deploy(UPDATE);

  expect([status, stderr]).toEqual([1, expect.stringContaining('Ничего не переключено')]);
  expect([currentVersion(), restarted()]).toEqual([before, []]);
});

test('From one to two and back to one, each begins before Caddy knows of it, and the others end after', () => {
  bringUpTwo();
  const wasTold = (...parts: string[]) =>
    toldSystemd().filter((told) => parts.some((part) => told.includes(part)));
  const steps = ['enable --quiet --now', 'reload', 'disable'];
  expect(wasTold(...steps).filter((told) => told !== 'daemon-reload')).toEqual([
    'enable --quiet --now shop@1',
    'enable --quiet --now shop@2',
    'reload caddy',
    'disable --quiet --now shop',
  ]);
  expect(upstreams()).toContain('Environment="UPSTREAMS=127.0.0.1:3001 127.0.0.1:3002"\n');
  expect(readFileSync(server.at('caddy/Caddyfile'), 'utf8')).toContain('{$UPSTREAMS');
  const port = server.at(`units/${path.basename(server.at())}@.service.d/instance.conf`);
  expect(readFileSync(port, 'utf8')).toContain('PORT=300%i');

  deploy(INSTALL, 'shop.example.ru');
  expect(wasTold('enable')).toEqual(['enable --quiet caddy']);
  deploy(INSTANCES, '1', '10.0.0.2:3001');
  expect(unitsWanted()).toEqual(['1.service']);
  expect(upstreams()).toContain('"UPSTREAMS=127.0.0.1:3001 10.0.0.2:3001"\n');
  for (const folder of ['program', 'units', 'caddy']) expect(server.notOfRoot(folder)).toEqual([]);
});

test('Caddy goes on to another machine until it is told not to', () => {
  bringUpTwo();
  deploy(INSTANCES, '1', '10.0.0.2:3001', 'second.internal:3002');
  deploy(INSTANCES, '2');
  const here = '127.0.0.1:3001 127.0.0.1:3002';
  expect(upstreams()).toContain(`"UPSTREAMS=${here} 10.0.0.2:3001 second.internal:3002"\n`);
  deploy(INSTANCES, '2', '--only-here');
  expect(upstreams()).toContain(`"UPSTREAMS=${here}"\n`);
});

test('An instance that does not answer before an update is restarted before those that sell', () => {
  bringUpTwo();
  toldSystemd();
  server.whenStarted(`touch ${server.at('started')}-\${2##*@}`);
  server.whenAsked(`case "$*" in *:3002/*) test -e ${server.at('started')}-2 ;; esac`);
  server.publish();
  deploy(UPDATE);

  expect(restarted()).toEqual(['restart shop@2', 'restart shop@1']);
});

test('A shop whose way to several was interrupted is updated with all that sell', () => {
  bringUpTwo();
  const service = path.basename(server.at());
  server.asRoot(
    `ln -s ../unit ${server.at('units/multi-user.target.wants', `${service}.service`)}`,
  );
  toldSystemd();
  server.publish();
  deploy(UPDATE);

  expect(restarted()).toEqual(['restart shop', 'restart shop@1', 'restart shop@2']);
});

test('Nothing is restarted where the file of a service cannot be written', () => {
  bringUpTwo();
  toldSystemd();
  server.publish();
  server.asRoot(`cat >${server.at('bin/mv')} <<'END'
#!/bin/sh
case "$*" in *.service) exit 1 ;; esac
exec /bin/mv "$@"
END
chmod 755 ${server.at('bin/mv')}`);
  const { status, stdout } = server.deploy(UPDATE);

  expect([status, restarted()]).toEqual([1, []]);
  expect(stdout).not.toContain('Работает');
});

test('Caddy is told of no instance that does not answer', () => {
  bringUpTwo();
  toldSystemd();
  server.whenAsked('case "$*" in *:3003/*) false ;; esac');
  const { status, stderr } = server.deploy(INSTANCES, '3');

  expect([status, stderr]).toEqual([1, expect.stringContaining('@3 не ответил')]);
  const told = toldSystemd().filter((one) => !one.startsWith('enable'));
  expect(told).toEqual(['daemon-reload', 'disable --quiet --now shop@3']);
  expect(unitsWanted()).toEqual(['1.service', '2.service']);
});

test('A shop on a file has one process', () => {
  server.publish();
  deploy(INSTALL, 'shop.example.ru');
  server.asShop(`echo database >${server.at('data/app.sqlite')}`);
  deploy(UPDATE);
  toldSystemd();
  const { status, stderr } = server.deploy(INSTANCES, '2');

  expect([status, stderr]).toEqual([1, expect.stringContaining('только с PostgreSQL')]);
  expect(toldSystemd()).toEqual([]);
});
