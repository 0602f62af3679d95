import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';

/** PostgreSQL cuts off what of a name is over so many bytes. */
const MAX_NAME_BYTES = 63;
const RANDOM_BYTES = 4;

/**
 * Makes an empty database beside the one of a connection, for a while: it is called after it and
 * after its purpose, and lets in nobody but its user. Returns null where that user may make none.
 * What a killed process has left behind under such a name goes first, so one process at a time may
 * do this for a purpose.
 */
export async function makeScratch(client: ClientBase, purpose: string): Promise<string | null> {
  const { rows } = await client.query(
    `select datname as base, quote_literal(datcollate) as collate, quote_literal(datctype) as ctype
     from pg_database where datname = current_database()`,
  );
  const [{ base, collate, ctype }] = rows;
  const beginning = nameWith(base, `_${purpose}_`, 2 * RANDOM_BYTES);
  for (const name of await leftOvers(client, beginning)) await dropScratch(client, name);
  const name = `${beginning}${randomBytes(RANDOM_BYTES).toString('hex')}`;
  try {
    await client.query(
      `create database ${quoted(name)} template template0 encoding 'UTF8'
       lc_collate ${collate} lc_ctype ${ctype}`,
    );
  } catch (error) {
    if ((error as { code?: unknown }).code === '42501') return null;
    throw error;
  }
  await client.query(`revoke all on database ${quoted(name)} from public`);
  return name;
}

/** Whether the user of a connection may make databases. */
export async function canMakeScratch(client: Pick<ClientBase, 'query'>): Promise<boolean> {
  const { rows } = await client.query(
    'select rolcreatedb or rolsuper as can from pg_roles where rolname = current_user',
  );
  return rows[0].can;
}

/** Drops such a database, also while somebody is connected to it. */
export async function dropScratch(client: ClientBase, name: string): Promise<void> {
  await client.query(`drop database if exists ${quoted(name)} with (force)`);
}

/** A name with this ending, cut before it where there would be no room for so many bytes more. */
export function nameWith(name: string, ending: string, bytesMore = 0): string {
  const room = new Uint8Array(MAX_NAME_BYTES - Buffer.byteLength(ending) - bytesMore);
  // Of a character that does not fit, nothing is read.
  const { read } = new TextEncoder().encodeInto(name, room);
  return `${name.slice(0, read)}${ending}`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function leftOvers(client: ClientBase, beginning: string): Promise<string[]> {
  const { rows } = await client.query(
    `select datname as name from pg_database
     where left(datname, length($1)) = $1 and substr(datname, length($1) + 1) ~ '^[0-9a-f]{8}$'
       and pg_get_userbyid(datdba) = current_user`,
    [beginning],
  );
  return rows.map(({ name }) => name);
}
