import { reasonOf } from '@/lib/describe-error';
import { openSqlite } from '../db/sqlite/open';
import { seedOrders } from '../db/sqlite/seed/seed-orders';

// npm run seed -- FILE N: fills a new database with N made up orders, to see the admin at size.
const [file, amount] = process.argv.slice(2);
const count = Number(amount);
if (!file || !Number.isSafeInteger(count) || count < 1) {
  console.error('Так: npm run seed -- ФАЙЛ ЧИСЛО, например data/large.sqlite 100000');
  process.exit(1);
}
const { client } = openSqlite(file.replace(/^file:/, ''));
try {
  seedOrders(client, { count, until: new Date() });
  console.log(`В базе ${file} теперь ${count} выдуманных заказов.`);
} catch (error) {
  console.error(`База ${file} не заполнена: ${reasonOf(error)}`);
  process.exitCode = 1;
} finally {
  client.close();
}
