import type { Locator, Page } from '@playwright/test';
import { signIn } from '../world/admin';
import { expect, test } from '../world/fixtures';
import { violationsOn } from '../world/violations-on';

test('A test payment of test money turns every step green, and opens nothing', async ({
  page,
  prodamus,
}) => {
  const { steps, number } = await startTry(page);
  await expect(steps.filter({ hasText: 'Уведомление пришло' })).toContainText('ждём');
  await expect(page).toHaveTitle(/^Первая оплата/);
  expect(await violationsOn(page)).toEqual([]);

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
  const row = page.getByRole('row').filter({ hasText: spaced(number) });
  await expect(row).toContainText('ждёт оплаты');
  await expect(row).toContainText('проверка');
  await page.goto('/admin/money');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Деньги');
  await expect(page.getByRole('link', { name: spaced(number) })).toHaveCount(0);
});

test('A wrong key turns the signature red by what is refused of this order, and a kept payment event green', async ({
  page,
  prodamus,
}) => {
  const { steps, number } = await startTry(page);
  const signature = steps.filter({ hasText: 'Подпись верна' });
  const refused = page.getByRole('table', { name: /отклонённые/ }).getByRole('row');
  const fields = { order_num: '0000000000', order_id: '51000001', payment_status: 'success' };
  await prodamus.paymentEvent({ fields, signWith: 'wrong' });
  await expect(refused.filter({ hasText: 'о другом' })).toHaveCount(1);
  await expect(signature).toContainText('ждём');

  await prodamus.faults({ signWith: 'wrong' });
  await prodamus.pay(number);
  await expect(signature).toContainText('не сошлось');
  await expect(refused.filter({ hasText: 'об этом заказе' }).first()).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  await prodamus.faults({ signWith: null, sum: '1.00' });
  await prodamus.resend(number);
  await expect(signature).toContainText('готово');
  await expect(steps.filter({ hasText: 'Сумма и валюта' })).toContainText('не сошлось');
});

test('A delivery without a signature turns the signature red, and says no more than is known of it', async ({
  page,
  shop,
}) => {
  const { steps } = await startTry(page);
  const sent = { order_num: 'x'.repeat(300) };
  const { status } = await fetch(`${shop.url}/api/prodamus/webhook`, {
    method: 'POST',
    body: new URLSearchParams(sent),
  });
  expect(status).toBe(400);
  const refused = page.getByRole('table', { name: /отклонённые/ }).getByRole('row');
  await expect(refused.filter({ hasText: 'нет подписи' })).toContainText('номера не видно');
  await expect(steps.filter({ hasText: 'Подпись верна' })).toContainText('не сошлось');

  await page.goto('/admin/notices?outcome=rejected');
  await page
    .getByRole('row', { name: /нет подписи/ })
    .first()
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByText('310 Б')).toBeVisible();
  await expect(page.getByText('тело не прочитано')).toBeVisible();
});

test('What was refused by the bank before the payment is not told for the payment', async ({
  page,
  prodamus,
}) => {
  const { steps, number } = await startTry(page);
  const denied = { order_num: number, order_id: '51000002', payment_status: 'order_denied' };
  await prodamus.paymentEvent({ fields: { ...denied, sum: '5.00' } });
  const money = steps.filter({ hasText: 'Сумма и валюта' });
  await expect(steps.filter({ hasText: 'Подпись верна' })).toContainText('готово');
  await expect(money).not.toContainText('5.00');

  await prodamus.pay(number);
  await expect(money).toContainText('Пришло: 990.00');
  await expect(money).toContainText('готово');
});

test('Behind a proxy with TLS an action leads on, and nothing fails inside', async ({
  page,
  worldWith,
}) => {
  const { shop } = await worldWith({ settings: { TRUSTED_PROXY: '127.0.0.1' } });
  await page.setExtraHTTPHeaders({ 'x-forwarded-proto': 'https' });
  await signIn(page, shop.url);
  await page.goto(`${shop.url}/admin/first-payment`);
  await page.getByRole('button', { name: /^Начать/ }).click();
  await page.waitForURL(/order=/);
  expect(shop.program.output()).not.toContain('failed to get redirect response');
});

/** Starts a try of the set-up; returns its steps, and the number of its order. */
async function startTry(page: Page): Promise<{ steps: Locator; number: string }> {
  await signIn(page);
  await page.goto('/admin/first-payment');
  await page.getByRole('button', { name: /^Начать/ }).click();
  await page.waitForURL(/order=/);
  const steps = page.getByRole('list', { name: 'Шаги проверки' }).getByRole('listitem');
  await expect(steps.filter({ hasText: 'Индивидуальная ссылка получена' })).toContainText('готово');
  const said = (await steps.filter({ hasText: 'Заказ создан' }).textContent()) ?? '';
  const number = (/№\s([\d\s]{12})/.exec(said)?.[1] ?? '').replace(/\D/g, '');
  return { steps, number };
}

/** A number as people see it; the spaces are of any kind. */
function spaced(number: string): RegExp {
  return new RegExp([number.slice(0, 4), number.slice(4, 7), number.slice(7)].join('\\s'));
}
