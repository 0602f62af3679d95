import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { copyConditions } from '@/db/copy-conditions';
import { saveOrder } from '@/lib/checkout/place-order';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { aServer, POSTGRES } from '../fixtures/a-server';
import { programsFor } from './client-programs';
import {
  A_RETURN_OF_NOBODY,
  AT,
  aCopy,
  aFolder,
  aShop,
  ask,
  copiesIn,
  copyOf,
  databasesLike,
} from './fixtures/a-shop';
import { copyName } from './postgres-copier';

describe.skipIf(!POSTGRES)(
  `copies of a database of PostgreSQL ${POSTGRES}`,
  { timeout: 120_000 },
  () => {
    const server = aServer();

    it('are proven, then named, and nothing of the work is left', async () => {
      const { name, url, store } = await aShop(server);
      const folder = aFolder();
      const outcome = await copyOf(url, folder);
      await store.close();

      expect(outcome).toMatchObject({
        made: { proof: 'opened', run: { failure: null, orders: 1 } },
      });
      expect(readdirSync(folder)).toEqual([`${name}-2026-11-24T12-00-00Z.dump.gz`]);
      const file = path.join(folder, copiesIn(folder)[0] ?? '');
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(gunzipSync(readFileSync(file)).subarray(0, 5).toString()).toBe('PGDMP');
      expect(await databasesLike(server, name)).toEqual([name]);
      expect(await ask(url, 'select failure, file_name, orders from backup_runs')).toEqual([
        { failure: null, file_name: copiesIn(folder)[0], orders: 1 },
      ]);
    });

    it('are of one moment, whatever comes meanwhile', async () => {
      const { url, store } = await aShop(server);
      const folder = aFolder();
      let isCopying = true;
      const limiter = store.limiter({
        name: 'orders',
        points: 1_000_000,
        seconds: 60,
        remembersRefusals: false,
      });
      const buyOn = async () => {
        while (isCopying) {
          const order = anOrder();
          await limiter.consume(order.id);
          await saveOrder(store, order, null);
        }
      };
      const buyers = [buyOn(), buyOn()];
      const outcome = await copyOf(url, folder);
      isCopying = false;
      await Promise.all(buyers);
      await store.close();

      expect(outcome).toMatchObject({ made: { proof: 'opened', run: { failure: null } } });
    });

    it('that lack rows are not named, and say so', async () => {
      const { name, url, store } = await aShop(server);
      await store.close();
      const folder = aFolder();
      // The rows of a table that belongs to an extension are not copied.
      await ask(url, 'create table theirs (id int); insert into theirs values (1)');
      await ask(url, 'alter extension pg_trgm add table theirs');
      const outcome = await copyOf(url, folder);

      expect(outcome).toMatchObject({ made: { run: { failure: 'not_proven', fileName: null } } });
      expect(readdirSync(folder)).toEqual([]);
      expect(await databasesLike(server, name)).toEqual([name]);
    });

    it('that do not restore are not named', async () => {
      const { name, url, store } = await aShop(server);
      await store.close();
      const folder = aFolder();
      await ask(url, A_RETURN_OF_NOBODY);
      const outcome = await copyOf(url, folder);

      expect(outcome).toMatchObject({ made: { run: { failure: 'not_proven', fileName: null } } });
      expect(readdirSync(folder)).toEqual([]);
      expect(await databasesLike(server, name)).toEqual([name]);
    });

    it('are read from end to end where no database may be made to restore them into', async () => {
      await server.client.query('create role plain login');
      const { url, store } = await aShop(server, 'plain');
      await store.close();
      const folder = aFolder();
      const conditions = (of: string) => copyConditions({ kind: 'postgres', url: of });

      expect(await conditions(url)).toEqual({ obstacle: null, canOpen: false });
      expect(await conditions(server.url)).toEqual({ obstacle: null, canOpen: true });
      expect(await copyOf(url, folder)).toMatchObject({
        made: { proof: 'read', run: { failure: null, orders: 1 } },
      });
    });

    it('have the numbers of erased orders beside them', async () => {
      const { name, url, store, order } = await aShop(server);
      const folder = aFolder();
      const entry = { at: AT, actor: 'password', action: 'erased', orderId: order.id } as const;
      await eraseVerifiedOrder(store, order.birthDate, entry);
      await store.close();
      await aCopy(url, folder);
      const file = path.join(folder, `${name}.erased`);

      expect(readFileSync(file, 'utf8')).toBe(`\n${order.number} ${AT.toISOString()}`);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    });

    it('go when they are outdated, and no others do', async () => {
      const { name, url, store } = await aShop(server);
      await store.close();
      const folder = aFolder();
      const foreign = [
        `${name}-2026-10-24T02-00-00Z.sqlite.gz`,
        'other-2026-10-24T02-00-00Z.dump.gz',
      ];
      for (const one of foreign) writeFileSync(path.join(folder, one), '');
      const old = ['02', '03'].map((hour) => `${name}-2026-10-24T${hour}-00-00Z.dump.gz`);
      for (const one of old) writeFileSync(path.join(folder, one), '');
      await aCopy(url, folder);

      const [, newestOfOld] = old;
      const made = `${name}-2026-11-24T12-00-00Z.dump.gz`;
      expect(readdirSync(folder).sort()).toEqual([...foreign, newestOfOld, made].sort());
    });

    it('are called by the letters of any alphabet, and by no other database', async () => {
      const { url, store } = await aShop(server, 'postgres', 'магазин');
      await store.close();
      const folder = aFolder();
      await aCopy(url, folder);
      const names = ['a%20b', 'a_b', 'a$b'].map((name) => copyName(url.replace(/[^/]*$/, name)));

      expect(copiesIn(folder)).toEqual(['магазин-2026-11-24T12-00-00Z.dump.gz']);
      expect(new Set(names).size).toBe(3);
    });

    it('are made once a night by two instances', async () => {
      const { url, store } = await aShop(server);
      await store.close();
      const folder = aFolder();
      const said = await Promise.all([backupProgram(url, folder), backupProgram(url, folder)]);
      said.push(await backupProgram(url, folder));

      expect(copiesIn(folder)).toHaveLength(1);
      expect(await ask(url, 'select failure from backup_runs')).toEqual([{ failure: null }]);
      expect(said.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(said.filter(({ output }) => output.includes('сделана и проверена'))).toHaveLength(1);
    });

    it('are not named when another process may have begun to make one', async () => {
      const { name, url, store } = await aShop(server);
      await store.close();
      const folder = aFolder();
      const inTheWay = new Client(url);
      await inTheWay.connect();
      await inTheWay.query('begin; lock table orders in access exclusive mode');
      const copying = copyOf(url, folder);
      const here = '(select oid from pg_database where datname = current_database())';
      const waiting = `select pid from pg_locks where database = ${here} and not granted`;
      await expect.poll(() => ask(url, waiting), { timeout: 20_000 }).toHaveLength(1);
      await inTheWay.query(
        `select pg_terminate_backend(pid) from pg_locks
         where database = ${here} and locktype = 'advisory'`,
      );
      await inTheWay.query('rollback');
      await inTheWay.end();

      expect(await copying).toMatchObject({ made: { run: { failure: 'other', fileName: null } } });
      expect(readdirSync(folder)).toEqual([]);
      expect(await databasesLike(server, name)).toEqual([name]);
    });

    it('are never made by a program that is told the password in its arguments', async () => {
      const { url, store } = await aShop(server);
      await store.close();
      const programs = aFolder();
      const told = path.join(programs, 'told');
      const { dump, restore } = await programsFor(server.client);
      for (const [program, found] of Object.entries({ pg_dump: dump, pg_restore: restore })) {
        const file = path.join(programs, program);
        const real = whereIs(found);
        const script = `#!/bin/sh\n[ "$1" = --version ] || { echo "$@"; env | grep APP_SECRET; } >> ${told}\nexec ${real} "$@"\n`;
        writeFileSync(file, script, { mode: 0o755 });
      }
      const secret = url.replace('postgres@', 'postgres:verysecret@');
      const found = { PATH: `${programs}:${process.env.PATH}`, APP_SECRET: 's'.repeat(40) };
      const { code, output } = await backupProgram(secret, aFolder(), found);

      expect(code, output).toBe(0);
      const arguments_ = readFileSync(told, 'utf8');
      expect(arguments_).toContain('--snapshot=');
      expect(arguments_ + output).not.toContain('verysecret');
      expect(arguments_).not.toContain('APP_SECRET');
    });

    it('need programs that are not older than the server', async () => {
      const older = aFolder();
      const none = aFolder();
      const newer = aFolder();
      for (const [folder, version] of [
        [older, '9.6'],
        [newer, '99.1'],
      ] as const) {
        for (const program of ['pg_dump', 'pg_restore']) {
          const file = path.join(folder, program);
          writeFileSync(file, `#!/bin/sh\necho "${program} (PostgreSQL) ${version}"\n`);
          chmodSync(file, 0o755);
        }
      }
      const { client } = server;
      const major = POSTGRES?.split('.')[0];

      await expect(programsFor(client, [none])).rejects.toThrow(
        `нет программ pg_dump и pg_restore: поставьте клиент PostgreSQL ${major}`,
      );
      await expect(programsFor(client, [older])).rejects.toThrow(
        `pg_dump версии 9 не копирует сервер версии ${major}`,
      );
      expect(await programsFor(client, [older, newer])).toMatchObject({
        dump: path.join(newer, 'pg_dump'),
      });
    });

    it('say what keeps them from being made', async () => {
      const { url, store } = await aShop(server);
      await store.close();
      const file = path.join(aFolder(), 'a-file');
      writeFileSync(file, '');
      const held = await copyOf(url, path.join(file, 'copies'));
      const away = await backupProgram('postgres://shop:verysecret@127.0.0.1:1/shop', aFolder());

      expect(held).toMatchObject({ made: { run: { failure: 'folder' } } });
      expect(away).toEqual({
        code: 1,
        output: 'Копии нет: по этому адресу сервер не отвечает (ECONNREFUSED).\n',
      });
    });

    it('leave nothing behind that a killed one has left', async () => {
      const { name, url, store } = await aShop(server);
      await store.close();
      const folder = aFolder();
      await server.client.query(`create database ${name}_checking_0123abcd`);
      await server.client.query(`create database ${name}_checking_mine`);
      mkdirSync(path.join(folder, '.making-old'));
      await aCopy(url, folder, new Date(Date.now() + 2 * 3_600_000));

      expect(await databasesLike(server, name)).toEqual([name, `${name}_checking_mine`]);
      expect(readdirSync(folder)).toEqual(copiesIn(folder));
    });
  },
);

/** Where the shell finds a program, so that another of its name can stand before it. */
function whereIs(program: string): string {
  return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
}

async function backupProgram(url: string, folder: string, settings: Record<string, string> = {}) {
  const program = ['--import', 'tsx', 'scripts/backup.ts', '--when-due'];
  const own = { PATH: process.env.PATH, NODE_ENV: 'test' as const };
  const env = { ...own, DATABASE_URL: url, BACKUP_DIR: folder, ...settings };
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output += chunk));
  }
  const [code] = await once(child, 'close');
  return { code, output };
}
