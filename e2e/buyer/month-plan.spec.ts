import { readFileSync } from 'node:fs';
import { expect, test } from '../world/fixtures';
import { aReading } from '../world/reading';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

test(
  'The weeks of the plan that are done stay ticked in this browser',
  PHONE,
  async ({ page, shop, prodamus }) => {
    const { path } = await aReading(shop, prodamus);
    await page.goto(path);
    await page.getByText('План на четыре недели').click();
    const second = page.getByRole('checkbox', { name: 'Неделя 2, ключ к опоре' });
    await second.check();
    expect(await violationsOn(page)).toEqual([]);

    await page.reload();
    await page.getByText('План на четыре недели').click();
    await expect(second).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'Неделя 1, главный шаг' })).not.toBeChecked();
  },
);

test('The plan goes into a calendar that names nobody', async ({ page, shop, prodamus }) => {
  const { path } = await aReading(shop, prodamus);
  await page.goto(path);
  await page.getByText('План на четыре недели').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Добавить в календарь' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('plan.ics');
  const calendar = readFileSync(await download.path(), 'utf8').replaceAll('\r\n ', '');
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4);
  expect(calendar).toContain(`${shop.url}${path}`);
  expect(calendar).not.toMatch(/Ярополк|1988|Императрица/);
});

test.describe('Without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('The plan unfolds, and has no boxes that would do nothing', async ({
    page,
    shop,
    prodamus,
  }) => {
    const { path } = await aReading(shop, prodamus);
    await page.goto(path);
    await page.getByText('План на четыре недели').click();
    await expect(page.getByText('Неделя 4, ключ к делу')).toBeVisible();
    await expect(page.getByRole('checkbox')).toHaveCount(1);
  });
});

test("A child's reading has headings of its own, and can be read as a grown-up's", async ({
  page,
  shop,
  prodamus,
}) => {
  const born = `${new Date().getUTCFullYear() - 6}-02-14`;
  const { path } = await aReading(shop, prodamus, { birthDate: born });
  await page.goto(path);
  await expect(page.getByText('Это карта ребёнка')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Характер' })).toBeVisible();

  await page.getByRole('link', { name: 'Показать для взрослого' }).click();
  await expect(page.getByRole('heading', { name: 'Деньги и опора' })).toBeVisible();
  await expect(page.getByText('Это карта ребёнка')).toHaveCount(0);
  await page.getByRole('link', { name: 'Показать для ребёнка' }).click();
  await expect(page.getByText('Это карта ребёнка')).toBeVisible();
});
