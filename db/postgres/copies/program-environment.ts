import { Client } from 'pg';

/** Names and values as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What programs of PostgreSQL need of the shop's own environment; they are given no secrets of it. */
const TAKEN_OVER = /^(?:PATH|HOME|USER|LANG|TMPDIR|LD_LIBRARY_PATH|PG[A-Z]+)$/;

/**
 * The environment in which a program of PostgreSQL connects to the database of an address. There,
 * unlike in its arguments, other users of the machine do not see a password.
 */
export function programEnvironment(url: string, environment: Environment): Environment {
  const own = Object.entries(environment).filter(([name]) => TAKEN_OVER.test(name));
  const { host, port, user, database, password } = new Client({ connectionString: url });
  const { searchParams } = new URL(url);
  const given = {
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user,
    PGDATABASE: database,
    PGPASSWORD: typeof password === 'string' ? password : null,
    PGSSLMODE: sslModeOf(searchParams),
    PGSSLROOTCERT: searchParams.get('sslrootcert'),
    PGSSLCERT: searchParams.get('sslcert'),
    PGSSLKEY: searchParams.get('sslkey'),
  };
  const known = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  // What the programs say is read for what it means, and is English then.
  return Object.fromEntries([...own, ...known, ['LC_ALL', 'C']]);
}

/** The driver knows two ways to say it that the programs do not. */
function sslModeOf(parameters: URLSearchParams): string | null {
  const mode = parameters.get('sslmode');
  if (mode === 'no-verify') return 'require';
  return mode ?? (/^(?:true|1)$/.test(parameters.get('ssl') ?? '') ? 'require' : null);
}

/** The same address with another database of the server. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}
