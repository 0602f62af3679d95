import type { ClientBase } from 'pg';
import { quoted } from './scratch-database';

/** Lists of names: written as one text, such a list would be one name. */
const LISTS = [
  'search_path',
  'temp_tablespaces',
  'local_preload_libraries',
  'session_preload_libraries',
];

/**
 * Gives a database that lets in nobody else yet what another one is given as a whole: how many may
 * connect and who, and its settings. It does so inside a transaction that is open, as the owner of the database. Returns the
 * names of the settings that its user may not give.
 */
export async function copyDatabaseSettings(
  client: ClientBase,
  from: string,
  to: string,
): Promise<string[]> {
  await copyAccess(client, from, to);
  const unset: string[] = [];
  for (const { name, called, value, isList, statement } of await settingsOf(client, from, to)) {
    await client.query('savepoint setting');
    try {
      if (isList) await client.query('select set_config($1, $2, true)', [name, value]);
      await client.query(statement);
    } catch {
      await client.query('rollback to savepoint setting');
      unset.push(called);
    }
  }
  return unset;
}

async function copyAccess(client: ClientBase, from: string, to: string): Promise<void> {
  const found = await client.query('select datconnlimit from pg_database where datname = $1', [
    from,
  ]);
  const grants = await client.query(
    `select format('grant %s on database %I to %s%s', privilege_type, $2::text,
         case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
         case when is_grantable then ' with grant option' else '' end) as statement
       from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
       where datname = $1`,
    [from, to],
  );
  await client.query(`alter database ${quoted(to)} connection limit ${found.rows[0].datconnlimit}`);
  for (const { statement } of grants.rows) await client.query(statement);
}

type Setting = {
  name: string;
  /** The name for people, with that of the role that alone has it. */
  called: string;
  value: string;
  isList: boolean;
  statement: string;
};

async function settingsOf(client: ClientBase, from: string, to: string): Promise<Setting[]> {
  const { rows } = await client.query(
    `select name, value, name = any($3) as "isList",
         name || coalesce(' (' || rolname || ')', '') as called,
         format('alter %s set %I %s',
           case when rolname is null then format('database %I', $2::text)
             else format('role %I in database %I', rolname, $2::text) end,
           name,
           case when name = any($3) then 'from current' else format('to %L', value) end
         ) as statement
       from pg_db_role_setting
       join pg_database on pg_database.oid = setdatabase
       left join pg_roles on pg_roles.oid = setrole
       cross join unnest(setconfig) as setting
       cross join lateral (select split_part(setting, '=', 1) as name,
         substr(setting, strpos(setting, '=') + 1) as value) as parts
       where datname = $1`,
    [from, to, LISTS],
  );
  return rows;
}
