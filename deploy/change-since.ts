import { changeSince } from '@/db/sqlite/backup/change-since';

// Says what became of a database since a copy of it was made: change-since.ts COPY DATABASE
const [copy = '', database = ''] = process.argv.slice(2);
process.stdout.write(`${changeSince(copy, database)}\n`);
