import Database from 'better-sqlite3';

// Copies a database that may be in use, as it stands at one moment: copy-database.ts FROM TO
const [from = '', to = ''] = process.argv.slice(2);
const database = new Database(from, { fileMustExist: true, readonly: true });
database.prepare('vacuum into ?').run(to);
database.close();
