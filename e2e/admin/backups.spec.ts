import path from 'node:path';
import { signIn } from '../world/admin';
import { aFolder, aShop, backUp, copiesIn, destroy, restore } from '../world/backup-shop';
import { expect, test } from '../world/fixtures';
import { placeOrder } from '../world/shop';
import { violationsOn } from '../world/violations-on';

// Every test here starts shops of its own.
test.describe.configure({ timeout: 360_000 });

test('The shop copies its database by itself, and says so in the admin', async ({ page }) => {
  const folder = aFolder();
  const { shop, stop } = await aShop({ BACKUP_DIR: folder });
  await expect(() => expect(copiesIn(folder)).toHaveLength(1)).toPass();
  await signIn(page, shop.url);
  await expect(async () => {
    await page.goto(`${shop.url}/admin`);
    const card = page.getByRole('region', { name: 'Резервная копия' });
    await expect(card).toContainText(/Последняя копия: .*, проверена/, { timeout: 1_000 });
  }).toPass();
  await page.goto(`${shop.url}/admin/doctor`);
  const check = page.getByRole('listitem').filter({ hasText: 'Резервные копии' });
  await expect(check).toContainText('хорошо');
  await stop();
});

test('A copy that cannot be made is red in the admin, with what to do', async ({ page }) => {
  const { shop, stop } = await aShop({ BACKUP_DIR: path.join(process.execPath, 'copies') });
  await signIn(page, shop.url);
  const card = page.getByRole('region', { name: 'Резервная копия' });
  await expect(async () => {
    await page.goto(`${shop.url}/admin`);
    await expect(card).toContainText('нельзя писать', { timeout: 1_000 });
  }).toPass();
  await expect(card).toHaveAttribute('data-tone', 'bad');
  await page.goto(`${shop.url}/admin/doctor`);
  const check = page.getByRole('listitem').filter({ hasText: 'Резервные копии' });
  await expect(check).toContainText('исправьте');
  await stop();
});

test('After a restore the seller decides of every message that may have been sent', async ({
  page,
}) => {
  const { shop, mail, restart, stop } = await aShop();
  const folder = aFolder();
  mail.mailbox.faults = { connect: 421 };
  for (const email of ['one@example.ru', 'two@example.ru']) await placeOrder(shop, { email });
  await backUp(shop, folder);
  await shop.stop();
  mail.mailbox.faults = {};
  destroy(shop);
  await restore(shop, path.join(folder, copiesIn(folder)[0] ?? ''), '--replace');
  const risen = await restart();

  await signIn(page, risen.url);
  const held = page.getByRole('region', { name: 'Отложено после восстановления' });
  await expect(held.getByRole('row')).toHaveCount(3);
  expect(await violationsOn(page)).toEqual([]);
  await held.getByRole('button', { name: 'Отправить', exact: true }).first().click();
  await expect(page.getByRole('status').first()).toContainText('Отправляем');
  await expect(() =>
    expect(mail.mailbox.letters.map(({ to }) => to)).toEqual(['one@example.ru']),
  ).toPass();
  await held.getByRole('button', { name: 'Не нужно', exact: true }).click();
  await expect(page.getByRole('status').first()).toContainText('Отменено');
  await expect(held).toHaveCount(0);
  await page.goto(`${risen.url}/admin/audit`);
  for (const action of ['база восстановлена из копии', 'отложенные сообщения отменены']) {
    await expect(page.getByRole('cell', { name: action })).toBeVisible();
  }
  expect(mail.mailbox.letters).toHaveLength(1);
  await stop();
});
