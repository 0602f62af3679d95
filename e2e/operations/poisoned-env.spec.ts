import { mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ENV_NAMES } from '@/server/config/env';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { startProdamus } from '../world/prodamus';
import { placeOrder, readOrder, startShop } from '../world/shop';

/** The project as it is, in a folder of its own, with a `.env` that would ruin every test. */
function poisonedProject(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-poison-'));
  for (const name of readdirSync('.')) {
    if (!name.startsWith('.env')) symlinkSync(path.resolve(name), path.join(folder, name));
  }
  const poison = ENV_NAMES.map((name) => `${name}=poison`).join('\n');
  writeFileSync(path.join(folder, '.env'), poison);
  return folder;
}

test('Tests see nothing of a .env that lies beside them', async () => {
  const folder = poisonedProject();
  const port = await freePort();
  const prodamusPort = await freePort();
  const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${port}`);
  const shop = await startShop(port, prodamus.url, {}, { cwd: folder });
  const order = await placeOrder(shop);
  expect(order).toMatchObject({ amount: '990.00' });
  await prodamus.pay(order.orderNumber);
  expect((await readOrder(shop, order)).state).toBe('paid');
  await shop.stop();
  await prodamus.stop();
});
