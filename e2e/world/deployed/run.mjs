// The programs of a small project that is deployed in tests, started as the shop's own are. A
// database is the lines that were written to it; `migrated` is one of a newer schema. One of
// PostgreSQL is a file too, whose path stands in its address.
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const [program = '', from = '', to = ''] = process.argv.slice(2);
if (!existsSync(program)) fail(`there is no program ${program}`);
switch (path.basename(program, '.ts')) {
  case 'which-node':
    process.stdout.write(process.execPath);
    break;
  case 'check-settings':
    process.stdout.write(`${databaseName(readFileSync('.env', 'utf8'))}\n`);
    break;
  case 'copy-database':
    copyFileSync(from, to);
    break;
  case 'change-since':
    process.stdout.write(`${changeSince(readFileSync(from, 'utf8'), readFileSync(to, 'utf8'))}\n`);
    break;
  case 'build':
    if (existsSync('build.sh')) {
      process.exitCode = spawnSync('sh', ['build.sh'], { stdio: 'inherit' }).status ?? 1;
    }
    break;
  case 'audit':
    break;
  case 'migrate':
    appendFileSync(databaseOf(settingsOf(process.env.DATABASE_URL)), 'migrated\n');
    break;
  case 'restore':
    if (to === '--replace') copyFileSync(from, databaseOf(readFileSync('.env', 'utf8')));
    break;
  case 'admin-link':
    process.stdout.write('a link into the admin\n');
    break;
  default:
    fail(`${program} is no program of this project`);
}

function databaseName(settings) {
  const isPostgres = settings.includes('=postgres:');
  if (isPostgres && from !== '--postgres') fail('this script updates no PostgreSQL');
  return isPostgres ? 'postgres' : databaseOf(settings);
}

function settingsOf(address) {
  return address ? `DATABASE_URL=${address}` : readFileSync('.env', 'utf8');
}

function databaseOf(settings) {
  return (
    /^DATABASE_URL=(?:file|postgres):(.*)$/m.exec(settings)?.[1] ?? fail('no database is named')
  );
}

function changeSince(copy, database) {
  if (copy === database) return 'same_schema';
  return database === `${copy}migrated\n` ? 'migrated' : 'migrated_and_used';
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
