import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Prodamus } from './prodamus';
import { startWorld } from './world';

/** A shop whose database can be put back from an older copy, with a payment page of its own. */
export type OldShop = {
  url: string;
  prodamus: Prodamus;
  /** Copies the database as it is now; returns the file. */
  copy(): string;
  /** Puts a copy in the place of the database and starts the shop again. */
  putBack(copy: string, settings?: Record<string, string>): Promise<void>;
  restart(settings?: Record<string, string>): Promise<void>;
  /** The rows of a query on the database. */
  rows(query: string): unknown[];
  /** Whether any file of the database holds the text. */
  holds(text: string): boolean;
  stop(): Promise<void>;
};

export async function startOldShop(): Promise<OldShop> {
  const world = await startWorld({ mail: false });
  const { prodamus, stop } = world;
  const { url, databaseFile } = world.shop;
  let { shop } = world;
  const asking = <T>(ask: (client: Database.Database) => T): T => {
    const client = new Database(databaseFile, { readonly: true });
    try {
      return ask(client);
    } finally {
      client.close();
    }
  };
  const restart = async (settings: Record<string, string> = {}) => {
    shop = await world.restart(settings);
  };
  return {
    url,
    prodamus,
    restart,
    copy: () => {
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'chakra-copy-')), 'copy.sqlite');
      asking((client) => client.prepare('vacuum into ?').run(file));
      return file;
    },
    putBack: async (copy, settings) => {
      await shop.stop();
      for (const ending of ['', '-wal', '-shm']) rmSync(databaseFile + ending, { force: true });
      copyFileSync(copy, databaseFile);
      await restart(settings);
    },
    rows: (query) => asking((client) => client.prepare(query).all()),
    holds: (text) =>
      [databaseFile, `${databaseFile}-wal`].some((file) => readFileSync(file).includes(text)),
    stop,
  };
}
