import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { GroupCommit } from './group-commit';
import { connectionOn } from './open';

const folder = mkdtempSync(path.join(tmpdir(), 'chakra-group-'));
let files = 0;
let file: string;
let client: Database.Database;
let statements: string[];
let group: GroupCommit;

beforeEach(() => {
  file = path.join(folder, `${++files}.sqlite`);
  statements = [];
  client = new Database(file, { verbose: (text) => statements.push(String(text)) });
  client.pragma('journal_mode = WAL');
  client.pragma('foreign_keys = ON');
  client.exec('create table parents (id integer primary key)');
  client.exec(
    'create table notes (text text unique, parent integer references parents deferrable initially deferred)',
  );
  group = new GroupCommit(connectionOn(client));
});

afterAll(() => rmSync(folder, { recursive: true }));

const note = (text: string, parent: number | null = null) =>
  group.write(() => {
    client.prepare('insert into notes values (?, ?)').run(text, parent);
    return text;
  });

/** What another connection sees: only what is committed. */
function committed(): string[] {
  const other = new Database(file, { readonly: true });
  const texts = other.prepare('select text from notes order by rowid').pluck().all() as string[];
  other.close();
  return texts;
}

const transactions = () => statements.filter((text) => /^begin/i.test(text)).length;

it('writes that come together share one transaction', async () => {
  const texts = Array.from({ length: 100 }, (_, at) => String(at));

  expect(await Promise.all(texts.map((text) => note(text)))).toEqual(texts);
  expect(committed()).toEqual(texts);
  expect(transactions()).toBe(1);
});

/** Writes one note a turn of the event loop, for as long as there is another. */
function keepWriting(next: () => string | undefined): Promise<string>[] {
  const written: Promise<string>[] = [];
  const write = () => {
    const text = next();
    if (text === undefined) return;
    setImmediate(write);
    written.push(note(text));
  };
  write();
  return written;
}

it('writes that come turn after turn share one too', async () => {
  const texts = [...'abcde'];
  const written = keepWriting(() => texts.shift());
  await written[0];

  expect(await Promise.all(written)).toEqual([...'abcde']);
  expect(transactions()).toBe(1);
});

it('writes that never cease do not keep the first of them waiting', async () => {
  let count = 0;
  let isAnswered = false;
  const written = keepWriting(() => (isAnswered ? undefined : String(count++)));
  await written[0];
  isAnswered = true;

  expect(count).toBeGreaterThan(1);
  expect(await Promise.all(written)).toHaveLength(count);
});

it('writes that come later have a transaction of their own', async () => {
  await note('a');
  await note('b');

  expect(transactions()).toBe(2);
});

it('very many writes are split, and none is lost', async () => {
  const texts = Array.from({ length: 1_000 }, (_, at) => String(at));
  await Promise.all(texts.map((text) => note(text)));

  expect(committed()).toEqual(texts);
  expect(transactions()).toBeGreaterThan(1);
});

it('a write that throws takes only itself back', async () => {
  const error = new Error('it broke halfway');
  const broken = group.write(() => {
    client.prepare("insert into notes values ('half', null)").run();
    throw error;
  });
  const [before, failed, after] = await Promise.allSettled([note('a'), broken, note('b')]);

  expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(failed).toEqual({ status: 'rejected', reason: error });
  expect(committed()).toEqual(['a', 'b']);
});

it('a write that the database refuses takes only itself back', async () => {
  const settled = await Promise.allSettled([note('same'), note('same'), note('other')]);

  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(committed()).toEqual(['same', 'other']);
});

it('a write may await its queries; others of its group come after it, not between', async () => {
  const slow = group.write(async () => {
    for (const text of ['a', 'b']) {
      await Promise.resolve();
      client.prepare('insert into notes values (?, null)').run(text);
    }
    return 'b';
  });
  const both = Promise.all([slow, note('c')]);

  expect(await both).toEqual(['b', 'c']);
  expect(committed()).toEqual(['a', 'b', 'c']);
  expect(transactions()).toBe(1);
});

it('a write that rejects halfway takes only itself back', async () => {
  const broken = group.write(async () => {
    client.prepare("insert into notes values ('half', null)").run();
    await Promise.reject(new Error('it broke halfway'));
  });
  const settled = await Promise.allSettled([note('a'), broken, note('b')]);

  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(committed()).toEqual(['a', 'b']);
});

it('a write that awaits more than its queries is refused and taken back', async () => {
  const waiting = group.write(async () => {
    client.prepare("insert into notes values ('waits', null)").run();
    await new Promise((resolve) => setTimeout(resolve, 1));
  });
  const settled = await Promise.allSettled([note('a'), waiting, note('b')]);

  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(settled[1]).toMatchObject({
    reason: { message: 'a unit of work has awaited more than its queries' },
  });
  expect(committed()).toEqual(['a', 'b']);
});

it('a write is answered only after it is committed', async () => {
  expect(await note('a').then(committed)).toEqual(['a']);
});

it('when the commit fails, every write of the group is refused and nothing is kept', async () => {
  const settled = await Promise.allSettled([note('a'), note('orphan', 404), note('b')]);

  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(committed()).toEqual([]);
  expect(client.inTransaction).toBe(false);
  expect(await note('later')).toBe('later');
  expect(committed()).toEqual(['later']);
});

it('a write that comes while a group is being answered is not forgotten', async () => {
  const second = note('a').then(() => note('b'));

  expect(await second).toBe('b');
  await group.drained();
  expect(committed()).toEqual(['a', 'b']);
});

it.each(['SQLITE_BUSY', 'SQLITE_BUSY_RECOVERY'])(
  'a database that answers %s is waited for',
  async (code) => {
    const exec = client.exec.bind(client);
    let refusals = 2;
    client.exec = (text) => {
      if (refusals-- > 0) throw Object.assign(new Error('database is locked'), { code });
      return exec(text);
    };

    expect(await note('a')).toBe('a');
    expect(committed()).toEqual(['a']);
  },
);

it('a database that fails otherwise is not waited for', async () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const exec = client.exec.bind(client);
  let isFull = true;
  client.exec = (text) => {
    if (isFull) throw full;
    return exec(text);
  };

  await expect(note('a')).rejects.toBe(full);
  isFull = false;
  expect(await note('b')).toBe('b');
});
