import path from 'node:path';
import { builtProgram } from '@/lib/program';
import { postgresVersion, startPostgres, type TestPostgres } from '@/scripts/postgres';
import { aFolder, aShop, backUp, copiesIn, restore } from '../world/backup-shop';
import { expect, test } from '../world/fixtures';
import { freePort } from '../world/free-port';
import { startProgram } from '../world/program';
import { launchShop, placeOrder, readOrder, untilReady } from '../world/shop';

// Every test here starts shops of its own.
test.describe.configure({ timeout: 360_000 });
test.skip(!postgresVersion(), 'there is no PostgreSQL here');

let server: TestPostgres;
test.beforeAll(async () => {
  server = await startPostgres();
});
test.afterAll(() => server?.stop());

test('A shop on PostgreSQL is copied by one of its instances, and restored by its operator', async () => {
  const folder = aFolder();
  const settings = { DATABASE_URL: server.url('postgres'), BACKUP_DIR: folder };
  const { shop, prodamus, mail, restart, stop } = await aShop(settings);
  const other = launchShop(await freePort(), prodamus.url, settings);
  await untilReady(other);
  await expect(() => expect(copiesIn(folder)).toHaveLength(1)).toPass();

  const paid = await placeOrder(shop, { email: 'anna@example.ru' });
  await prodamus.pay(paid.orderNumber);
  await expect(async () => expect((await readOrder(shop, paid)).state).toBe('paid')).toPass();
  await expect(() => expect(mail.mailbox.letters).toHaveLength(2)).toPass();
  mail.mailbox.faults = { connect: 421 };
  await placeOrder(shop, { email: 'late@example.ru' });
  const copied = await backUp(shop, folder);
  expect(copied).toMatchObject({ code: 0, said: expect.stringContaining('сделана и проверена') });
  mail.mailbox.faults = {};
  await expect(() => expect(mail.mailbox.letters).toHaveLength(3)).toPass();
  const lost = await placeOrder(shop);
  const file = path.join(folder, copiesIn(folder).sort().at(-1) ?? '');
  expect(await restore(shop, file, '--replace')).toMatchObject({
    code: 1,
    said: expect.stringContaining('кто-то работает'),
  });

  await other.stop();
  await shop.stop();
  expect(await restore(shop, file, '--replace')).toMatchObject({
    code: 0,
    said: expect.stringMatching(
      /не будет заказов: 1[\s\S]*Прежняя база: postgres_replaced_[\s\S]*отложено: 1/,
    ),
  });
  const risen = await restart(settings);
  expect((await readOrder(risen, paid)).state).toBe('paid');
  expect((await fetch(`${risen.url}${new URL(lost.orderUrl).pathname}`)).status).toBe(404);
  await placeOrder(risen, { email: 'after@example.ru' });
  await expect(() => expect(mail.mailbox.letters).toHaveLength(4)).toPass();
  expect(mail.mailbox.letters.filter(({ to }) => to.includes('late@example.ru'))).toHaveLength(1);

  const env = { DATABASE_URL: settings.DATABASE_URL };
  const orders = startProgram([builtProgram('scripts/orders.ts')], env);
  expect(await orders.ended()).toBe(0);
  expect(orders.output()).toContain('Заказы');
  await stop();
});
