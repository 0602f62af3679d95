import type { Locator, Page } from '@playwright/test';
import { openFilters, signIn } from '../world/admin';
import { change } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import { operatorSees, placeOrder, type Shop } from '../world/shop';
import { PHONE } from '../world/tags';
import { violationsOn } from '../world/violations-on';

test(
  'What was given up is sent again or dismissed, until the card of the day comes to nothing',
  PHONE,
  async ({ page, shop, mail }) => {
    forgetUndelivered(shop);
    mail.mailbox.faults = { rcpt: 550 };
    const again = await placeOrder(shop, { email: 'again@example.ru' });
    const unneeded = await placeOrder(shop, { email: 'unneeded@example.ru' });
    const third = await placeOrder(shop, { email: 'third@example.ru' });
    await signIn(page);
    await expect(async () => {
      await page.goto('/admin');
      await expect(cardCount(page)).toHaveText('3', { timeout: 1_000 });
    }).toPass();
    await page.getByRole('link', { name: 'Не доставлено' }).click();
    await expect(page).toHaveTitle('Не доставлено · Кабинет');
    for (const { orderNumber } of [again, unneeded, third]) {
      await expect(rowOf(page, orderNumber)).toContainText('такого адреса нет');
      await expect(rowOf(page, orderNumber)).toContainText('RCPT TO 550');
    }
    expect(await violationsOn(page)).toEqual([]);

    await openFilters(page);
    await page.getByLabel('Искать').fill(again.orderNumber);
    await page.getByLabel('Что', { exact: true }).selectOption('письмо о заказе');
    await page.getByLabel('Как', { exact: true }).selectOption('больше не пробуем');
    await page.getByRole('button', { name: 'Показать' }).click();
    await expect(rowOf(page, unneeded.orderNumber)).toHaveCount(0);
    mail.mailbox.faults = {};
    await rowOf(page, again.orderNumber).getByRole('button', { name: 'Отправить' }).click();
    await expect(page.getByRole('status')).toContainText('Отправляем ещё раз');
    await expect(page.getByLabel('Искать')).toHaveValue(again.orderNumber);
    await expect
      .poll(() => mail.mailbox.letters.filter(({ to }) => to.includes('again@example.ru')).length)
      .toBe(1);

    await page.getByRole('link', { name: 'Сбросить' }).click();
    await rowOf(page, unneeded.orderNumber).getByRole('button', { name: 'Не нужно' }).click();
    await expect(page.getByRole('status')).toContainText('больше не уйдёт');
    await expect(rowOf(page, unneeded.orderNumber)).toHaveCount(0);
    await rowOf(page, third.orderNumber).getByRole('link', { name: '№' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Заказ');
    await page.goto('/admin');
    await expect(cardCount(page)).toHaveText('1');
    const listed = (await operatorSees(shop)).replaceAll('\u00a0', ' ').split('\n');
    const isListed = (number: string) =>
      listed.some((line) => line.includes(spaced(number)) && line.includes('RCPT TO'));
    expect([isListed(third.orderNumber), isListed(unneeded.orderNumber)]).toEqual([true, false]);
    await page.goto('/admin/audit');
    const actions = page.getByRole('row').filter({ hasText: 'письмо о заказе' });
    await expect(actions.filter({ hasText: spaced(unneeded.orderNumber) })).toContainText(
      'недоставленное больше не нужно',
    );
    await expect(actions.filter({ hasText: spaced(again.orderNumber) })).toContainText(
      'недоставленное отправлено ещё раз',
    );
  },
);

test('Many undelivered messages come by the page, none twice, and all are resolved at once', async ({
  page,
  shop,
}) => {
  forgetUndelivered(shop);
  const { orderNumber } = await placeOrder(shop);
  change(shop.databaseFile, UNDELIVERED, 60, 'reading_in_chat', 'blocked', orderNumber);
  change(shop.databaseFile, UNDELIVERED, 2, 'pdf_in_chat', null, orderNumber);
  await signIn(page);
  await page.goto('/admin/undelivered');
  const first = await answersOf(page);
  expect(first).toHaveLength(50);
  await page.getByRole('link', { name: 'Дальше' }).click();
  await expect(page).toHaveURL(/before=/);
  const second = await answersOf(page);
  expect(second).toHaveLength(12);
  expect(new Set([...first, ...second])).toHaveProperty('size', 62);
  await rows(page).last().getByRole('button', { name: 'Не нужно' }).click();
  await expect(page.getByRole('status')).toContainText('больше не уйдёт');
  await expect(page).toHaveURL(/before=/);
  expect(await answersOf(page)).toEqual(second.slice(0, -1));

  await page.goto('/admin/undelivered?state=retrying');
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('отправим ещё раз сами');
  await expect(rows(page).getByRole('button')).toHaveCount(0);
  await page.goto('/admin/undelivered?kind=order_by_mail');
  await expect(page.getByText('Таких сообщений нет. Измените поиск или сбросьте')).toBeVisible();

  await page.goto('/admin/undelivered?kind=reading_in_chat');
  await page.getByText('Со всеми сразу').click();
  expect(await violationsOn(page)).toEqual([]);
  const unseen = await placeOrder(shop);
  change(shop.databaseFile, UNDELIVERED, 1, 'reading_in_chat', 'blocked', unseen.orderNumber);
  await page.getByRole('button', { name: 'Все не нужны: 59' }).click();
  await expect(page.getByRole('status')).toContainText('больше не уйдёт');
  await expect(rows(page)).toHaveCount(1);
  await expect(rowOf(page, unseen.orderNumber)).toBeVisible();
  await page.goto('/admin/undelivered');
  await expect(rows(page)).toHaveCount(3);
  forgetUndelivered(shop);
  await page.reload();
  await expect(page.getByText('Всё доставлено.')).toBeVisible();
});

test('The undelivered messages are nobody else’s', async ({ page }) => {
  await page.goto('/admin/undelivered');
  await expect(page).toHaveURL(/\/admin\/sign-in/);
});

/** Messages of one order that were tried in vain, to chats of their own. */
const UNDELIVERED = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
  insert into notifications (subject, kind, recipient, order_id, created_at, next_try_at,
    attempts, outcome, reason)
  select id, ?, i, id, created_at, 9e12, 1, ?, 'Telegram 403, чат ' || i
  from orders, n where number = ?`;

/** A worker that is sending one of them at this moment has lost it. */
function forgetUndelivered({ databaseFile }: Shop): void {
  const forget = `update notifications set outcome = 'needless', leased_until = null`;
  change(databaseFile, `${forget} where outcome is not 'sent'`);
}

function cardCount(page: Page): Locator {
  return page.getByRole('listitem').filter({ hasText: 'Не доставлено' }).locator('.admin-count');
}

function rows(page: Page): Locator {
  return page.locator('tbody').getByRole('row');
}

function rowOf(page: Page, number: string): Locator {
  return rows(page).filter({ hasText: spaced(number) });
}

function spaced(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`;
}

/** What each row tells of its message and of the answer to it: no two are the same. */
async function answersOf(page: Page): Promise<string[]> {
  await expect(page).toHaveTitle(/^Не доставлено/);
  const told = await rows(page).all();
  return await Promise.all(
    told.map(async (row) => {
      const cells = row.getByRole('cell');
      return `${await cells.nth(2).innerText()}: ${await cells.nth(5).innerText()}`;
    }),
  );
}
