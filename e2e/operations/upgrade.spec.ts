import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../world/fixtures';
import { operatorSees, readOrder } from '../world/shop';
import { startWorld } from '../world/world';

// What a shop of an earlier schema held, as it was dumped then. A release that changes the schema
// adds the dump of the one before it.
const EARLIER = ['four-migrations', 'ten-migrations'];

const PAID = { orderUrl: '/order/2WJTvqhbtdDea6Z5VcuXKqPRo3Jt-N4I' };
const UNPAID = { number: '3740619592', orderUrl: '/order/qJsa70d7fIf-pTOeyHoZs0X56wH0TFEc' };
const REFUNDED = { orderUrl: '/order/uv5KVxqVj_pIL-HE8ppZNbKOpYTlIwIv' };
const UNMATCHED = { number: '1989734965', orderUrl: '/order/N0_E135Ex0jWzq2ljag9Vm1eH-V9u3Vj' };

for (const schema of EARLIER) {
  test(`A shop with ${schema} behind it goes on with every order it had`, async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'chakra-upgrade-')), 'app.sqlite');
    const database = new Database(file);
    database.pragma('foreign_keys = OFF');
    database.exec(readFileSync(`e2e/operations/upgrade/${schema}.sql`, 'utf8'));
    const before = database.prepare('select numbers from readings').pluck().all();
    database.close();
    const { shop, prodamus, stop } = await startWorld({ database: file });

    const paid = await readOrder(shop, PAID);
    expect(paid.state).toBe('paid');
    expect(before).toContain(JSON.stringify(withoutNames(paid.reading)));
    const page = await fetch(paid.readingUrl ?? '');
    expect(await page.text()).toContain('Ваша карта чакр');
    expect((await readOrder(shop, REFUNDED)).state).toBe('refunded');
    expect(await operatorSees(shop)).toContain(UNMATCHED.number);

    const paying = { order_num: UNPAID.number, order_id: '51000001', sum: '990.00' };
    await prodamus.paymentEvent({
      fields: { ...paying, currency: 'rub', payment_status: 'success' },
    });
    expect((await readOrder(shop, UNPAID)).state).toBe('paid');
    await stop();
  });
}

/** What is kept of a reading beside its method and version. */
function withoutNames(reading: object | null) {
  const { method: _, version: __, ...numbers } = { method: '', version: 0, ...reading };
  return numbers;
}
