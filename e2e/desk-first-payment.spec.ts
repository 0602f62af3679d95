import { signIn } from './desk';
import { expect, test } from './fixtures';
import { violationsOn } from './violations-on';

test('A first payment of test money turns every step green, and opens nothing', async ({
  page,
  prodamus,
}) => {
  await signIn(page);
  await page.goto('/admin/first-payment');
  await page.getByRole('button', { name: 'Начать проверку' }).click();
  const steps = page.getByRole('list', { name: 'Шаги проверки' }).getByRole('listitem');
  await expect(steps.filter({ hasText: 'Индивидуальная ссылка получена' })).toContainText('готово');
  await expect(steps.filter({ hasText: 'Уведомление пришло' })).toContainText('ждём');
  await expect(page).toHaveTitle(/^Первая оплата/);
  expect(await violationsOn(page)).toEqual([]);

  const said = (await steps.filter({ hasText: 'Заказ создан' }).textContent()) ?? '';
  const number = (/№\s([\d\s]{12})/.exec(said)?.[1] ?? '').replace(/\D/g, '');
  await prodamus.pay(number);
  for (const step of [
    'Уведомление пришло',
    'Подпись верна',
    'Сумма и валюта',
    'ничего не открыла',
  ]) {
    await expect(steps.filter({ hasText: step })).toContainText('готово');
  }
  await page.goto('/admin/orders');
  const row = page.getByRole('row').filter({ hasText: said.match(/№\s[\d\s]{12}/)?.[0] ?? 'none' });
  await expect(row).toContainText('ждёт оплаты');
  await expect(row).toContainText('проверка');
});
