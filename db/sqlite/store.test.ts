import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterAll, afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { ANY_ORDER } from '@/lib/admin/any-order';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { digestKey } from '@/lib/secrets';
import type { Store } from '@/lib/store/store';
import { storeContract } from '@/lib/store/store.contract';
import type { Kept } from '../fixtures/store-world';
import { openSqlite } from './open';
import { openSqliteStore } from './store';

const folder = mkdtempSync(path.join(tmpdir(), 'chakra-sqlite-'));
const files = new WeakMap<Store, string>();
let opened = 0;

afterAll(() => rmSync(folder, { recursive: true }));

const anEmptyFile = () => path.join(folder, `${++opened}.sqlite`);

function openAt(file: string): Store {
  const store = openSqliteStore(file);
  files.set(store, file);
  return store;
}

/** Looks at the file with a connection of its own, so only at what is committed. */
function reading<T>(file: string, look: (client: Database.Database) => T): T {
  const client = new Database(file, { readonly: true });
  try {
    return look(client);
  } finally {
    client.close();
  }
}

async function look(store: Store): Promise<Kept> {
  return reading(files.get(store) ?? '', (client) => {
    const count = (table: string) =>
      client.prepare(`select count(*) from ${table}`).pluck().get() as number;
    const journal = 'select reason from rejected_notices order by id';
    return {
      orders: count('orders'),
      paymentEvents: count('payment_notices'),
      facts: count('payment_facts'),
      readings: count('readings'),
      messages: client.prepare('select kind from notifications').pluck().all() as string[],
      rejected: client.prepare(journal).all() as Kept['rejected'],
      attempts: client.prepare('select * from find_attempts').all() as Kept['attempts'],
    };
  });
}

async function hold(store: Store): Promise<void> {
  const client = new Database(files.get(store) ?? '');
  client.exec("update notifications set outcome = 'held' where outcome is null");
  client.close();
}

describe('on SQLite', () => {
  storeContract(async () => openAt(anEmptyFile()), { look, hold });
});

describe('a database of an earlier version', () => {
  it('keeps the letters that are enqueued when the outbox learns of chats', async () => {
    const file = anEmptyFile();
    const client = new Database(file);
    for (const name of ['0000_first', '0001_documents_shares_find', '0002_outbox_leases']) {
      client.exec(readFileSync(`db/sqlite/migrations/${name}.sql`, 'utf8'));
    }
    const { consent, contacts, ...order } = anOrder();
    client
      .prepare(
        `insert into orders (id, number, token, token_digest, birth_date, amount, currency,
         consent_version, consent_at, consent_channel, created_at, payable_until)
         values (?, ?, ?, 'd', ?, ?, 'RUB', '1', 0, 'web', 0, 0)`,
      )
      .run(order.id, order.number, order.token, order.birthDate, order.amount);
    client
      .prepare(
        `insert into notifications (order_id, kind, created_at, next_try_at, attempts, unanswered,
         reason) values (?, 'order_by_mail', 1, 2, 3, 1, 'SMTP 421')`,
      )
      .run(order.id);
    client.exec(readFileSync('db/sqlite/migrations/0003_telegram.sql', 'utf8'));
    const kept = client.prepare('select * from notifications').all();
    client.close();

    expect(kept).toMatchObject([
      { subject: order.id, order_id: order.id, kind: 'order_by_mail', recipient: 0, attempts: 3 },
    ]);
  });
});

/** A file as the program left it that had only the first `count` migrations. */
function earlierFile(count: number, fill: (client: Database.Database) => void): string {
  const file = anEmptyFile();
  const migrations = mkdtempSync(path.join(folder, 'migrations-'));
  cpSync('db/sqlite/migrations', migrations, { recursive: true });
  const journalFile = path.join(migrations, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: unknown[] };
  const entries = journal.entries.slice(0, count);
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries }));
  const client = new Database(file);
  migrate(drizzle(client), { migrationsFolder: migrations });
  fill(client);
  client.close();
  return file;
}

describe('a database from before the admin', () => {
  const NAMES = ['Алёна Ёжикова', 'Борис'];
  const theirs = NAMES.map((name) => anOrder({ contacts: { ...anOrder().contacts, name } }));
  const paidAt = RECEIVED_AT.getTime();
  const fill = (client: Database.Database) => {
    const addOrder = client.prepare(
      `insert into orders (id, number, token, token_digest, birth_date, name, email, amount,
       currency, consent_version, consent_at, consent_channel, created_at, payable_until, paid_at)
       values (@id, @number, @token, @digest, @birthDate, @name, 'anna@example.ru', @amount,
       'RUB', '2026-11-24', @created, 'web', @created, @until, @paidAt)`,
    );
    for (const { consent, contacts, createdAt, payableUntil, ...order } of theirs) {
      const { id, number, token, birthDate, amount } = order;
      const times = { created: createdAt.getTime(), until: payableUntil.getTime(), paidAt };
      const digest = digestKey(token);
      addOrder.run({ id, number, token, digest, birthDate, amount, ...times, name: contacts.name });
      client
        .prepare(`insert into payment_facts values (?, 'paid', ?, ?, null)`)
        .run(id, `pay-${number}`, paidAt);
    }
  };

  it('keeps every order with its money, and they can be searched for', async () => {
    const store = openAt(earlierFile(4, fill));
    for (const order of theirs) {
      expect((await store.findOrder(order.token))?.order).toEqual({
        ...order,
        paidAt: RECEIVED_AT,
      });
    }
    const found = (phrases: string[]) =>
      store.admin.orderRows({ ...ANY_ORDER, phrases }, { before: null, limit: 9 }, RECEIVED_AT);
    expect((await found(['алена', 'ежик'])).map(({ id }) => id)).toEqual([theirs[0]?.id]);
    expect((await found(['example.ru'])).map(({ id }) => id)).toEqual([
      theirs[1]?.id,
      theirs[0]?.id,
    ]);
    const facts = reading(files.get(store) ?? '', (client) =>
      client
        .prepare('select count(*) from payment_facts join orders on id = order_id')
        .pluck()
        .get(),
    );
    expect(facts).toBe(2);
    await store.close();
  });
});

describe('a database that a migration does not fit', () => {
  /** All that is in a file: its tables and how many migrations have made them. */
  const contents = (file: string) =>
    reading(file, (client) => ({
      schema: client.prepare('select name, sql from sqlite_schema order by name').all(),
      applied: client.prepare('select count(*) from __drizzle_migrations').pluck().get(),
      orders: client.prepare('select * from orders').all(),
    }));

  it('is left as it was, though what came before the collision was done already', async () => {
    const order = anOrder();
    const file = earlierFile(4, (client) => {
      client
        .prepare(
          `insert into orders (id, number, token, token_digest, birth_date, amount, currency,
           consent_version, consent_at, consent_channel, created_at, payable_until)
           values (?, ?, ?, ?, ?, ?, 'RUB', '1', 0, 'web', 0, 0)`,
        )
        .run(
          ...[order.id, order.number, order.token, digestKey(order.token)],
          ...[order.birthDate, order.amount],
        );
      client.exec('create table settings (somebody text)');
    });
    const before = contents(file);

    expect(() => openAt(file)).toThrow(/settings/);
    expect(contents(file)).toEqual(before);

    const corrected = new Database(file);
    corrected.exec('drop table settings');
    corrected.close();
    const store = openAt(file);
    expect((await store.findOrder(order.token))?.order.number).toBe(order.number);
    await store.close();
  });

  it('is left as it was when its rows would refer to what is not there', () => {
    const file = earlierFile(4, (client) => {
      client.pragma('foreign_keys = OFF');
      client.prepare(`insert into payment_facts values ('nobody', 'paid', '1', 0, null)`).run();
    });
    const before = contents(file);

    expect(() => openAt(file)).toThrow('1 rows refer to what is not there');
    expect(contents(file)).toEqual(before);
  });

  it('is left as it was when a newer version has run on it', async () => {
    const file = anEmptyFile();
    await openAt(file).close();
    const client = new Database(file);
    client.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 0)");
    client.close();
    const before = contents(file);

    expect(() => openAt(file)).toThrow(/migrations are applied/);
    expect(contents(file)).toEqual(before);
  });
});

describe('the tables', () => {
  const opened = () => {
    const { client } = openSqlite(anEmptyFile());
    onTestFinished(() => {
      client.close();
    });
    return client;
  };

  it('are all strict: a text in place of a number is refused', () => {
    const loose = opened()
      .prepare(
        `select name from pragma_table_list where schema = 'main' and type = 'table'
         and strict = 0 and name not like 'sqlite_%' and name <> '__drizzle_migrations'`,
      )
      .pluck()
      .all();

    expect(loose).toEqual([]);
  });

  const ORDER = `insert into orders (id, seq, number, token, token_digest, birth_date, amount,
    currency, consent_version, consent_at, consent_channel, created_at, payable_until)`;
  const REFUSED: [string, string, string][] = [
    [
      'a reading of an order that there is not',
      `insert into readings values ('nobody', 'm', 1, '{}', 0, null)`,
      'SQLITE_CONSTRAINT_FOREIGNKEY',
    ],
    [
      'an order that costs nothing',
      `${ORDER} values ('1', 1, '1234567890', 't', 'd', '1985-05-03', 0, 'RUB', '1', 0, 'web', 0, 0)`,
      'SQLITE_CONSTRAINT_CHECK',
    ],
    [
      'another currency',
      `${ORDER} values ('1', 1, '1234567890', 't', 'd', '1985-05-03', 1, 'USD', '1', 0, 'web', 0, 0)`,
      'SQLITE_CONSTRAINT_CHECK',
    ],
    [
      'a birth date that is none',
      `${ORDER} values ('1', 1, '1234567890', 't', 'd', '03.05.1985', 1, 'RUB', '1', 0, 'web', 0, 0)`,
      'SQLITE_CONSTRAINT_CHECK',
    ],
    [
      'a sum in words',
      `${ORDER} values ('1', 1, '1234567890', 't', 'd', '1985-05-03', 'all', 'RUB', '1', 0, 'web', 0, 0)`,
      'SQLITE_CONSTRAINT_DATATYPE',
    ],
  ];

  it.each(REFUSED)('refuse %s', (_, statement, code) => {
    expect(() => opened().exec(statement)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a database file', () => {
  it('keeps everything when it is closed and opened again', async () => {
    const file = anEmptyFile();
    const first = openAt(file);
    const order = anOrder();
    await saveOrder(first, order, { key: 'k', fingerprint: 'f', expiresAt: null });
    const paymentEvent = aPaymentEventOf(order);
    await deliverEvent(first, paymentEvent);
    const before = await first.findOrder(order.token);
    await first.close();

    const second = openAt(file);
    expect(await second.findOrder(order.token)).toEqual(before);
    expect(
      await saveOrder(second, anOrder(), { key: 'k', fingerprint: 'f', expiresAt: null }),
    ).toMatchObject({
      kind: 'replayed',
    });
    await second.close();
  });

  it('has what was answered before the answer', async () => {
    const store = openAt(anEmptyFile());
    const order = anOrder();
    const seen = await saveOrder(store, order, null).then(async () => (await look(store)).orders);
    await store.close();

    expect(seen).toBe(1);
  });

  it('is made with its folder', async () => {
    const store = openAt(path.join(folder, 'new', 'deep', 'shop.sqlite'));

    await expect(store.assertReady()).resolves.toBeUndefined();
    await store.close();
  });

  it('that lacks migrations is not ready', async () => {
    const file = anEmptyFile();
    const store = openAt(file);
    const older = new Database(file);
    older.exec('delete from __drizzle_migrations');
    older.close();

    await expect(store.assertReady()).rejects.toThrow('lacks migrations');
    await store.close();
  });

  it('that does not answer is not ready', async () => {
    const store = openAt(anEmptyFile());
    await store.close();

    await expect(store.assertReady()).rejects.toThrow();
  });
});

describe('commits are durable', () => {
  it('synchronous is FULL after a write, in WAL mode, and what is deleted is overwritten', () => {
    const { client } = openSqlite(anEmptyFile());
    client.exec("insert into rejected_notices (reason, received_at) values ('', 0)");
    const setting = (name: string) => client.pragma(name, { simple: true });

    expect([setting('synchronous'), setting('journal_mode')]).toEqual([2, 'wal']);
    expect([setting('secure_delete'), setting('foreign_keys')]).toEqual([1, 1]);
    client.close();
  });

  it.each(['NORMAL', 'OFF'])('a database that stays at %s is not opened', (level) => {
    const { pragma } = Database.prototype;
    onTestFinished(() => {
      Database.prototype.pragma = pragma;
    });
    Database.prototype.pragma = function (source, options) {
      const weaker = source.replace('synchronous = FULL', `synchronous = ${level}`);
      return pragma.call(this, weaker, options);
    };

    expect(() => openSqlite(anEmptyFile())).toThrow(/commits are not durable/);
  });

  it('a driver that says FULL until the first write is seen through', () => {
    const { pragma } = Database.prototype;
    onTestFinished(() => {
      Database.prototype.pragma = pragma;
    });
    Database.prototype.pragma = function (source, options) {
      return source === 'synchronous = FULL' ? undefined : pragma.call(this, source, options);
    };

    expect(() => openSqlite(anEmptyFile())).toThrow(/commits are not durable/);
  });

  it('a busy database never holds the event loop for more than a tenth of a second', () => {
    const { client } = openSqlite(anEmptyFile());

    expect(client.pragma('busy_timeout', { simple: true })).toBeLessThanOrEqual(100);
    client.close();
  });
});

describe('a database that another process has locked', () => {
  const holders: ChildProcess[] = [];
  afterEach(() => {
    for (const holder of holders.splice(0)) holder.kill('SIGKILL');
  });

  /** Another process that holds the write lock until it is let go. */
  async function lockedElsewhere(file: string) {
    const program = `
      const client = new (require('better-sqlite3'))(${JSON.stringify(file)});
      client.exec('begin immediate');
      console.log('locked');
      process.stdin.on('end', () => { client.exec('commit'); client.close(); }).resume();
    `;
    const holder = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
    holders.push(holder);
    await once(holder.stdout, 'data');
    return { letGo: () => holder.stdin.end() };
  }

  async function whileWriting(store: Store, onTurn: (turn: number) => void) {
    const order = anOrder();
    let answer: unknown = null;
    const placed = saveOrder(store, order, null).then(
      (outcome) => {
        answer = outcome;
      },
      (error: unknown) => {
        answer = error;
      },
    );
    for (let turn = 1; answer === null; turn += 1) {
      onTurn(turn);
      await nextTurn(1);
      expect(await store.findOrder('nothing')).toBeNull();
    }
    await placed;
    return { order, answer };
  }

  it('is waited for, while reads and everything else go on, and then written', async () => {
    const file = anEmptyFile();
    const store = openAt(file);
    const lock = await lockedElsewhere(file);

    const { order, answer } = await whileWriting(store, (turn) => {
      if (turn === 10) lock.letGo();
    });

    expect(answer).toEqual({ kind: 'placed', order });
    expect((await look(store)).orders).toBe(1);
    await store.close();
  });

  it('is given up with StoreBusy; nothing is written, and later writes work again', async () => {
    const file = anEmptyFile();
    const store = openAt(file);
    const lock = await lockedElsewhere(file);
    let turns = 0;

    const { order, answer } = await whileWriting(store, (turn) => {
      turns = turn;
    });

    expect(answer).toMatchObject({ name: 'StoreBusy' });
    expect(turns).toBeGreaterThan(10);
    lock.letGo();
    expect(await saveOrder(store, anOrder(), null)).toMatchObject({ kind: 'placed' });
    expect(await store.findOrder(order.token)).toBeNull();
    await store.close();
  });
});
