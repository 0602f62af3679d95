import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../world/fixtures';
import { operatorSees, readOrder, type Shop } from '../world/shop';
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
    expect(await saidOn(paid.readingUrl ?? '', shop)).toBe(firstEdition('reading'));
    await fetch(`${paid.readingUrl}/share`, {
      method: 'POST',
      body: new URLSearchParams({ do: 'open', table: 'on' }),
    });
    const [shareUrl = ''] =
      /http[^"<]*\/share\/[\w-]+/.exec(await (await fetch(paid.readingUrl ?? '')).text()) ?? [];
    expect(await saidOn(shareUrl, shop)).toBe(firstEdition('share'));
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

/** What a page said when the first edition was sold. */
function firstEdition(page: 'reading' | 'share'): string {
  return readFileSync(`e2e/operations/upgrade/first-edition-${page}.txt`, 'utf8');
}

/** What the main part of a page says of the map, a line for each piece of text. */
async function saidOn(url: string, shop: Shop): Promise<string> {
  const html = await (await fetch(url)).text();
  const [main = ''] = (/<main.*<\/main>/s.exec(html)?.[0] ?? '').split('Сохраните ссылку');
  const lines = main
    .replaceAll(/<script.*?<\/script>/gs, '')
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(shop.url, '')
    .split('\n');
  return `${lines.filter((line) => line.trim()).join('\n')}\n`;
}
